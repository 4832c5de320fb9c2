package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code order_list} reply, whose shape is not documented: a bare array, an object with one array of any name, or an
 * object keyed by order id. It is whole or it is nothing: an unreadable entry makes the listing unreadable.
 */
record ListingReader(OrderReader orders) implements Streaming.Rules<OrderReading> {
    private static final Pattern COMPLAINT =
            Pattern.compile("(?i)(.*_)?(error|warning|message|problem|fault|failure)s?");

    private static final Pattern ERRORS = Pattern.compile("(?i)(.*_)?(error|fault|failure|exception)s?");
    private static final Pattern FAILED = Pattern.compile("(?i)\\s*(error|fail(ed|ure)?|fault)\\s*");
    private static final Pattern NO = Pattern.compile("(?i)|0|no|none|false");

    Optional<List<OrderReading>> read(JsonNode body) {
        return Entry.list(list(body)).flatMap(this::readAll);
    }

    /** What of the reply is the list, or stands for one. */
    @Override
    public JsonNode list(JsonNode body) {
        return complains(body) ? MissingNode.getInstance() : entries(body);
    }

    @Override
    public boolean read(Entry entry, List<OrderReading> rows) {
        Long id = idOf(entry);
        return id != null && rows.add(orders.read(id, entry.value()));
    }

    /** A report of failure may carry an empty list, which proves nothing. */
    private static boolean complains(JsonNode body) {
        JsonNode status = body.path("status");
        Long code = Scalars.number(status);
        boolean failed = code == null ? FAILED.matcher(status.asText("")).matches() : code >= 300 && code < 900;
        return failed
                || NO.matcher(body.path("success").asText("true").strip()).matches()
                || body.properties().stream()
                        .anyMatch(
                                member -> ERRORS.matcher(member.getKey()).matches() && !saysNothing(member.getValue()));
    }

    private static boolean saysNothing(JsonNode error) {
        Long number = Scalars.number(error);
        return Scalars.absent(error)
                || (number != null && number == 0)
                || (error.isContainerNode()
                        ? error.isEmpty()
                        : NO.matcher(error.asText().strip()).matches());
    }

    private static JsonNode entries(JsonNode body) {
        if (body.isArray()) {
            return body;
        }
        if (body.has("orders")) {
            return body.path("orders");
        }
        return isOrder(body) || Entry.numbered(body).findAny().isPresent() ? body : onlyList(body);
    }

    /** The one array, else the one object; members that speak of errors are no listing, however empty. */
    private static JsonNode onlyList(JsonNode body) {
        List<JsonNode> members = body.properties().stream()
                .filter(member -> !COMPLAINT.matcher(member.getKey()).matches())
                .map(Map.Entry::getValue)
                .filter(JsonNode::isContainerNode)
                .toList();
        List<JsonNode> arrays = members.stream().filter(JsonNode::isArray).toList();
        List<JsonNode> candidates = arrays.isEmpty() ? members : arrays;
        return candidates.size() == 1 ? candidates.get(0) : MissingNode.getInstance();
    }

    /** An {@code order_id} is an order's; an {@code id} beside a list of another name is the reply's own. */
    private static boolean isOrder(JsonNode object) {
        if (!Scalars.absent(object.path("order_id"))) {
            return true;
        }
        return Scalars.id(object.path("id")) != null
                && object.properties().stream()
                        .allMatch(member ->
                                !member.getValue().isArray() || member.getKey().equals("order_items"));
    }

    private Optional<List<OrderReading>> readAll(List<Entry> entries) {
        List<OrderReading> all = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (!read(entry, all)) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(all));
    }

    private static Long idOf(Entry entry) {
        if (!entry.value().isObject()) {
            return null;
        }
        JsonNode own = OrderReader.idMember(entry.value());
        return Scalars.absent(own) && entry.key() != null ? keyId(entry.key()) : Scalars.id(own);
    }

    private static Long keyId(String key) {
        return Scalars.id(TextNode.valueOf(key));
    }
}
