package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.klikk.provisioner.request.Reading.Item;
import com.klikk.provisioner.saga.Specification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a sound {@code order_create} orders. */
final class Ordered {
    private Ordered() {}

    static List<Item> items(Spot body) {
        List<Item> items = new ArrayList<>();
        for (JsonNode item : body.value().get("items")) {
            JsonNode options = item.at("/product/options");
            items.add(
                    new Item(item.get("name").textValue(), flag(options.at("/features/ipv4")), specification(options)));
        }
        return List.copyOf(items);
    }

    private static Specification specification(JsonNode options) {
        return new Specification(
                amount(options.path("quantity_cpu")),
                amount(options.path("quantity_ram_gb")),
                amount(options.path("quantity_storage_gb")),
                flag(options.at("/features/ipv6")));
    }

    private static boolean flag(JsonNode value) {
        return Numeric.flag(value).orElse(false);
    }

    private static Double amount(JsonNode value) {
        return Numeric.read(value).map(BigDecimal::doubleValue).orElse(null);
    }
}
