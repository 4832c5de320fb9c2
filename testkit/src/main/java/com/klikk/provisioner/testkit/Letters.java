package com.klikk.provisioner.testkit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the service writes of an order: events as CloudEvents in binary mode, and states for the table of orders. */
final class Letters {
    private final Setting setting;
    private final Order order;
    private final String saga;

    Letters(Setting setting, Order order, String saga) {
        this.setting = setting;
        this.order = order;
        this.saga = saga;
    }

    /** The next event, for each topic that gets it. */
    List<Message> event(String type, Map<String, Object> detail, Instant at) {
        int sequence = order.next();
        Map<String, Object> data = Json.object(
                "request_id", setting.requestId(),
                "account", setting.account(),
                "type", type,
                "sequence", sequence,
                "occurred_at", at.toString(),
                "reference", setting.reference());
        data.putAll(order.inEvent());
        data.putAll(detail);
        Map<String, String> headers = headers(type, sequence, at);
        String json = Json.write(data);
        return setting.topics().of(type).stream()
                .map(topic -> new Message(topic, setting.requestId(), headers, json, at))
                .toList();
    }

    private Map<String, String> headers(String type, int sequence, Instant at) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", saga + ":" + sequence);
        headers.put("ce_source", "/provisioner/" + setting.account());
        headers.put("ce_type", "com.klikk.provisioning." + type + ".v1");
        headers.put("ce_subject", setting.requestId());
        headers.put("ce_time", at.toString());
        headers.put("ce_sequence", String.format(Locale.ROOT, "%010d", sequence));
        headers.put("ce_dataschema", setting.publicUrl() + "/schemas/" + type + ".v1.json");
        headers.put("content-type", "application/json");
        if (setting.traceparent() != null) {
            headers.put("traceparent", setting.traceparent());
        }
        return headers;
    }

    /** The order's whole state after its newest event. */
    Message state(Instant at) {
        Map<String, Object> state = Json.object(
                "request_id", setting.requestId(),
                "account", setting.account(),
                "state", order.state(),
                "sequence", order.sequence(),
                "updated_at", at.toString(),
                "reference", setting.reference());
        state.putAll(order.inState());
        Map<String, String> headers = Map.of("content-type", "application/json");
        return new Message(setting.topics().orders(), setting.requestId(), headers, Json.write(state), at);
    }

    /** The end of the order's row in the table of orders. */
    Message tombstone(Instant at) {
        return new Message(setting.topics().orders(), setting.requestId(), Map.of(), null, at);
    }
}
