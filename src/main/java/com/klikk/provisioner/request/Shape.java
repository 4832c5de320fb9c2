package com.klikk.provisioner.request;

import java.util.Map;

/** Which members of a request are numbers in meaning even where they are spelled as text; nothing is said of unknown ones. */
record Shape(boolean numeric, Map<String, Shape> members) {
    private static final Shape OTHER = new Shape(false, Map.of());
    private static final Shape NUMBER = new Shape(true, Map.of());
    private static final String ELEMENTS = "[]";

    private static final Shape FEATURES =
            object(Map.of("ipv4", NUMBER, "sshd", object(Map.of("public_ports_allow", NUMBER))));
    private static final Shape OPTIONS = object(Map.of(
            "quantity_ram_gb", NUMBER,
            "quantity_cpu", NUMBER,
            "quantity_storage_gb", NUMBER,
            "os", NUMBER,
            "antiaffinity", NUMBER,
            "firewall_id", NUMBER,
            "firewall_addme", NUMBER,
            "features", FEATURES));
    private static final Shape ITEM = object(Map.of("product", object(Map.of("options", OPTIONS))));

    static final Shape REQUEST =
            object(Map.of("items", object(Map.of(ELEMENTS, ITEM)), "order_id", NUMBER, "order_item_id", NUMBER));

    private static Shape object(Map<String, Shape> members) {
        return new Shape(false, members);
    }

    Shape member(String name) {
        return members.getOrDefault(name, OTHER);
    }

    Shape element() {
        return member(ELEMENTS);
    }
}
