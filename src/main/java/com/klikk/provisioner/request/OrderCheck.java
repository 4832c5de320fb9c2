package com.klikk.provisioner.request;

import com.klikk.provisioner.request.Reading.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks what is particular to an {@code order_create}, and tells what was ordered. */
final class OrderCheck {
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Item> ordered = new ArrayList<>();

    private OrderCheck() {}

    /** The items; all of them only if nothing was noted. */
    static List<Item> check(Spot body) {
        for (String name : CancelTarget.MEMBERS) {
            if (body.member(name).present()) {
                body.member(name).warning("belongs to order_cancel and is not sent with an order");
            }
        }
        OrderCheck check = new OrderCheck();
        check.items(body.member("items"));
        return List.copyOf(check.ordered);
    }

    private void items(Spot items) {
        if (!items.value().isArray() || items.value().isEmpty()) {
            items.problem("must be a list of at least one item, is "
                    + (items.missing() ? "missing" : items.value().isArray() ? "empty" : Shown.value(items.value())));
            return;
        }
        for (int i = 0; i < items.value().size(); i++) {
            item(items.element(i), i);
        }
    }

    private void item(Spot item, int position) {
        if (!item.value().isObject()) {
            item.mustBe("an object with name and product");
            return;
        }
        String name = name(item.member("name"), position);
        Spot product = item.member("product");
        ProductCheck.check(product);
        ordered.add(new Item(name, FeaturesCheck.ipv4Ordered(product)));
    }

    private String name(Spot spot, int position) {
        if (spot.missing()) {
            spot.mustBe("a text by which the item is known");
        }
        String name = ItemName.check(spot).orElse("");
        // Names that differ by blanks at the ends only could not be told apart in the provider's listings.
        Integer earlier = name.isEmpty() ? null : positions.putIfAbsent(name.strip(), position);
        if (earlier != null) {
            spot.problem("must differ from the names of all other items, is that of item " + earlier);
        }
        return name;
    }
}
