package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What is ordered, of a body that {@link OrderCheck} found nothing wrong with. */
record OrderForm(String reference, List<Line> items) {
    /** One server to make. */
    record Line(String name, Vps vps) {}

    static OrderForm of(JsonObject body) {
        JsonArray items = body.getJsonArray("items");
        return new OrderForm(
                Loose.text(body.getValue("reference")),
                items.stream().map(i -> line((JsonObject) i)).toList());
    }

    /** Servers with nothing but a name; all that is left out gets the provider's defaults. */
    static OrderForm named(String reference, List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("an order needs an item");
        }
        return new OrderForm(
                reference,
                names.stream().map(n -> line(new JsonObject().put("name", n))).toList());
    }

    private static Line line(JsonObject item) {
        JsonObject options = Loose.object(Loose.object(item, "product"), "options");
        JsonObject features = Loose.object(options, "features");
        boolean ipv4 = Loose.whole(features.getValue("ipv4")).orElse(0) == 1;
        return new Line(
                Loose.text(item.getValue("name")),
                new Vps(
                        Loose.number(options.getValue("quantity_ram_gb")).orElse(1),
                        (int) Loose.whole(options.getValue("quantity_cpu")).orElse(1),
                        Loose.number(options.getValue("quantity_storage_gb")).orElse(10),
                        ipv4,
                        wishes(options)));
    }

    private static Vps.Wishes wishes(JsonObject options) {
        return new Vps.Wishes(
                Loose.whole(options.getValue("antiaffinity")),
                Loose.text(options.getValue("firewall_id")).strip(),
                Loose.whole(options.getValue("firewall_addme")).orElse(0) == 1);
    }
}
