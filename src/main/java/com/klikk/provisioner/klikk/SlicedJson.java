package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * JSON that arrives in slices and is mostly one long list. The list's entries are handed on as they come; what is left is small and shows
 * the same shape, so that the rules for short replies tell whether it was the right list. Used by one thread at a time.
 */
final class SlicedJson {
    /** Shorter lists stay where they are. */
    static final int KEPT = 1000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A list keyed by order id has as many names as orders: a table of them would not be bounded. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final class Open {
        private final ContainerNode<?> node;
        private final String name;
        private String field;
        private int entries;

        Open(ContainerNode<?> node, String name) {
            this.node = node;
            this.name = name;
        }
    }

    private final JsonParser parser;
    private final ByteArrayFeeder feeder;
    private final Deque<Open> open = new ArrayDeque<>();
    private List<Entry> entries = new ArrayList<>();
    private ContainerNode<?> handedOn;
    private JsonNode root;
    private boolean spoilt;

    SlicedJson() {
        try {
            parser = FACTORY.createNonBlockingByteArrayParser();
            feeder = (ByteArrayFeeder) parser.getNonBlockingInputFeeder();
        } catch (IOException e) {
            throw new IllegalStateException("nothing is read here yet", e);
        }
    }

    /** The entries of a long list that are complete with these bytes. */
    List<Entry> feed(byte[] bytes, int length) {
        entries = new ArrayList<>();
        read(() -> feeder.feedInput(bytes, 0, length));
        return entries;
    }

    /** There are no more bytes. All that was not handed on, or a missing node where it is no JSON. */
    JsonNode end() {
        read(feeder::endOfInput);
        return spoilt || root == null || !open.isEmpty() ? MissingNode.getInstance() : root;
    }

    /** The list whose entries were handed on, a node of what is left; null where there was none. */
    JsonNode handedOn() {
        return handedOn;
    }

    /** Whether it is certain already that this can't be read. */
    boolean spoilt() {
        return spoilt;
    }

    private interface Step {
        void go() throws IOException;
    }

    private void read(Step more) {
        if (spoilt) {
            return;
        }
        try {
            more.go();
            JsonToken token = parser.nextToken();
            while (token != null && token != JsonToken.NOT_AVAILABLE) {
                take(token);
                token = parser.nextToken();
            }
        } catch (IOException | NumberFormatException e) {
            spoilt = true;
        }
    }

    private void take(JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT -> open.push(new Open(NODES.objectNode(), field()));
            case START_ARRAY -> open.push(new Open(NODES.arrayNode(), field()));
            case FIELD_NAME -> open.element().field = parser.currentName();
            case END_OBJECT, END_ARRAY -> {
                Open closed = open.pop();
                value(closed.name, closed.node);
            }
            default -> value(field(), scalar(token));
        }
    }

    private String field() {
        return open.isEmpty() ? null : open.element().field;
    }

    private JsonNode scalar(JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> NODES.numberNode(parser.getIntValue());
                    case LONG -> NODES.numberNode(parser.getLongValue());
                    default -> NODES.numberNode(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private void value(String name, JsonNode node) {
        if (open.isEmpty()) {
            spoilt |= root != null;
            root = node;
        } else if (mayBeEntry(name) && ++open.element().entries > KEPT) {
            handOn(open.element(), new Entry(name, node));
        } else {
            attach(open.element().node, name, node);
        }
    }

    /** In the reply itself, or in a member of it. */
    private boolean mayBeEntry(String name) {
        boolean shallow =
                open.size() == 1 || (open.size() == 2 && open.getLast().node.isObject());
        return shallow && (name == null || Entry.isNumber(name));
    }

    /** Two long lists in one reply: nobody could tell in time which is meant. */
    private void handOn(Open list, Entry entry) {
        if (handedOn == null) {
            handedOn = list.node;
            entries.addAll(Entry.list(list.node).orElseThrow());
        }
        spoilt |= handedOn != list.node;
        entries.add(entry);
    }

    private static void attach(ContainerNode<?> parent, String name, JsonNode node) {
        if (parent instanceof ArrayNode array) {
            array.add(node);
        } else {
            ((ObjectNode) parent).set(name, node);
        }
    }
}
