package com.klikk.provisioner.request;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sound orders of random shape, and the same with one number made another. */
record RandomOrder(Random random) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    ObjectNode order() {
        ObjectNode order = Orders.order();
        ArrayNode items = (ArrayNode) order.get("items");
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            ObjectNode item = items.get(0).deepCopy();
            item.put("name", "item " + i);
            ObjectNode options = (ObjectNode) item.at("/product/options");
            options.put("quantity_cpu", 1 + random.nextInt(9)).put("quantity_ram_gb", 0.5 * (1 + random.nextInt(9)));
            options.set("new", value(3));
            items.add(item);
        }
        order.set("unknown", value(3));
        return order;
    }

    JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> NODES.numberNode(random.nextInt(1000) - 500);
            case 1 -> NODES.numberNode(Math.scalb(random.nextInt(1000), -3));
            case 2 ->
                NODES.textNode(List.of("", "2", "a:b", "é😀", "}{", "n1e0;").get(random.nextInt(6)));
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4, 5 -> object(depth);
            default -> NODES.arrayNode().add(value(depth - 1)).add(value(depth - 1));
        };
    }

    /** The order with one number, wherever it stands, made another. */
    ObjectNode changed(ObjectNode order) {
        ObjectNode copy = order.deepCopy();
        List<JsonPointer> numbers = new ArrayList<>();
        collect(copy, JsonPointer.empty(), numbers);
        JsonPointer at = numbers.get(random.nextInt(numbers.size()));
        int changed = copy.at(at).decimalValue().intValue() + 1;
        return Orders.with(copy, at.toString(), Integer.toString(changed));
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(List.of("a", "b", "os", "ä", "").get(random.nextInt(5)), value(depth - 1));
        }
        return object;
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> numbers) {
        if (node.isNumber() && !at.toString().endsWith("ipv4")) {
            numbers.add(at);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), at.appendIndex(i), numbers);
        }
        node.properties().forEach(member -> collect(member.getValue(), at.appendProperty(member.getKey()), numbers));
    }
}
