package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.klikk.provisioner.request.Reading.Item;
import java.util.ArrayList;
import java.util.List;

/** What a sound {@code order_create} orders. */
final class Ordered {
    private Ordered() {}

    static List<Item> items(Spot body) {
        List<Item> items = new ArrayList<>();
        for (JsonNode item : body.value().get("items")) {
            JsonNode ipv4 = item.at("/product/options/features/ipv4");
            items.add(new Item(item.get("name").textValue(), Numeric.flag(ipv4).orElse(false)));
        }
        return List.copyOf(items);
    }
}
