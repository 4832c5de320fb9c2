package com.klikk.provisioner.bench.floor;

/** Replies of known shape, read by their texts. */
final class Reply {
    private Reply() {}

    static long orderId(String reply) {
        return number(reply, "\"order_id\":");
    }

    static long status(String reply) {
        return number(reply, "\"status\":");
    }

    static long itemId(String reply) {
        return number(reply, "\"order_items\":[{\"id\":");
    }

    /** The only server's object. */
    static String server(String reply) {
        return reply.substring(reply.indexOf('[') + 1, reply.length() - 2);
    }

    private static long number(String json, String before) {
        int start = json.indexOf(before) + before.length();
        int end = start;
        while (Character.isDigit(json.charAt(end))) {
            end++;
        }
        return Long.parseLong(json, start, end, 10);
    }
}
