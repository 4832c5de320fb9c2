package com.klikk.provisioner.bench.floor;

/**
 * The JSON of a saga's events and of its state, shaped and sized like the service's.
 *
 * @param orderId 0 while it has none
 */
record Texts(Saga saga, long orderId, int status, String server) {
    /** Item ids lie that far from order ids at the stub, and nothing depends on it. */
    private static final long ITEM = 10_000_000_000L;

    String event(String type, int sequence, String at) {
        boolean ready = type.equals("server-ready");
        return "{\"request_id\":\"" + saga.requestId() + "\",\"account\":\"default\",\"type\":\"" + type
                + "\",\"sequence\":" + sequence + ",\"occurred_at\":\"" + at + '"' + order()
                + ",\"items\":[{\"name\":\"" + saga.name() + '"' + item() + "}]"
                + (ready ? ",\"item_name\":\"" + saga.name() + "\",\"server\":" + server : "")
                + (ready ? ",\"ended\":true}" : "}");
    }

    String state(String state, int sequence, String at) {
        boolean ready = server != null;
        return "{\"request_id\":\"" + saga.requestId() + "\",\"account\":\"default\",\"state\":\"" + state
                + "\",\"sequence\":" + sequence + ",\"updated_at\":\"" + at + '"' + order()
                + ",\"items\":[{\"name\":\"" + saga.name() + '"' + item() + ",\"ready\":" + ready
                + ",\"cancelled\":false" + (ready ? ",\"server\":" + server : "")
                + "}],\"attention\":[],\"cancellation_scheduled\":false,\"ended\":" + ready + "}";
    }

    private String order() {
        String reference = ",\"reference\":\"" + saga.reference() + '"';
        return orderId == 0
                ? reference
                : reference + ",\"order_id\":" + orderId + ",\"status\":" + status + ",\"status_class\":\"" + message()
                        + "\",\"message\":\"" + message() + '"';
    }

    private String item() {
        return orderId == 0
                ? ""
                : ",\"order_item_id\":" + (ITEM + orderId) + ",\"status\":" + status + ",\"message\":\"" + message()
                        + '"';
    }

    private String message() {
        return status == 0 ? "completed" : "pending";
    }
}
