package com.klikk.provisioner.bench.floor;

/** A request as it came; of its shape, which is known, only what is needed is read. */
record Requested(String requestId, String body) {
    private static final String ITEMS = "\"items\":";
    private static final String REFERENCE = "\"reference\":\"";

    String name() {
        return text(body, "\"items\":[{\"name\":\"");
    }

    String reference() {
        return text(body, REFERENCE);
    }

    /** The provider's body: the items, and a reference with a token first. */
    static String order(String body, String token) {
        int items = body.indexOf(ITEMS);
        int reference = body.indexOf(REFERENCE) + REFERENCE.length();
        return "{\"action\":\"order_create\"," + body.substring(items, reference) + token + ' '
                + body.substring(reference);
    }

    private static String text(String json, String before) {
        int start = json.indexOf(before) + before.length();
        return json.substring(start, json.indexOf('"', start));
    }
}
