package com.klikk.provisioner.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalLong;

/**
 * One call as it was read.
 *
 * @param action one of {@link #ACTIONS}, or {@link #UNKNOWN}
 * @param body the JSON object, null where the body is none
 */
record Call(String action, JsonObject body) {
    static final List<String> ACTIONS =
            List.of("order_create", "order_status", "order_list", "order_cancel", "server_list");
    static final String UNKNOWN = "unknown";

    /** The order id that it names, {@code ""} for none. */
    String about() {
        OptionalLong id = body == null ? OptionalLong.empty() : Loose.whole(body.getValue("order_id"));
        return id.isPresent() ? Long.toString(id.getAsLong()) : "";
    }

    static Call read(Buffer bytes) {
        JsonObject body = parsed(bytes);
        String named = body == null ? "" : Loose.text(body.getValue("action"));
        return new Call(ACTIONS.contains(named) ? named : UNKNOWN, body);
    }

    private static JsonObject parsed(Buffer bytes) {
        try {
            return bytes.length() > 0 && Json.decodeValue(bytes) instanceof JsonObject object ? object : null;
        } catch (DecodeException e) {
            return null;
        }
    }
}
