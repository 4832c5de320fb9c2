package com.klikk.provisioner.request;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A document while the operations of a JSON Patch (RFC 6902) are applied to it. Each answers why it can't be, or null once it is. */
final class PatchedTree {
    private static final String NOTHING_THERE = "there is nothing at this path";

    private JsonNode root;

    PatchedTree(JsonNode root) {
        this.root = root;
    }

    JsonNode root() {
        return root;
    }

    String add(JsonPointer path, JsonNode value) {
        if (path.matches()) {
            root = value;
            return null;
        }
        JsonNode parent = root.at(path.head());
        JsonPointer step = path.last();
        if (parent instanceof ObjectNode object) {
            object.set(step.getMatchingProperty(), value);
            return null;
        }
        return parent instanceof ArrayNode array ? insert(array, step, value) : "there is nothing to add it to";
    }

    private static String insert(ArrayNode array, JsonPointer step, JsonNode value) {
        int index = step.getMatchingProperty().equals("-") ? array.size() : step.getMatchingIndex();
        if (index < 0 || index > array.size()) {
            return "must end with - or an index from 0 to " + array.size();
        }
        array.insert(index, value);
        return null;
    }

    String remove(JsonPointer path) {
        if (path.matches()) {
            return "the document itself can't be removed";
        }
        if (root.at(path).isMissingNode()) {
            return NOTHING_THERE;
        }
        JsonPointer step = path.last();
        if (root.at(path.head()) instanceof ObjectNode object) {
            object.remove(step.getMatchingProperty());
        } else {
            ((ArrayNode) root.at(path.head())).remove(step.getMatchingIndex());
        }
        return null;
    }

    String replace(JsonPointer path, JsonNode value) {
        if (path.matches()) {
            root = value;
            return null;
        }
        if (root.at(path).isMissingNode()) {
            return NOTHING_THERE;
        }
        JsonPointer step = path.last();
        if (root.at(path.head()) instanceof ObjectNode object) {
            object.set(step.getMatchingProperty(), value);
        } else {
            ((ArrayNode) root.at(path.head())).set(step.getMatchingIndex(), value);
        }
        return null;
    }

    String copy(JsonPointer from, JsonPointer path) {
        JsonNode value = root.at(from);
        return value.isMissingNode() ? "there is nothing to copy" : add(path, value.deepCopy());
    }

    String move(JsonPointer from, JsonPointer path) {
        JsonNode value = root.at(from);
        if (value.isMissingNode()) {
            return "there is nothing to move";
        }
        if (from.equals(path)) {
            return null;
        }
        if ((path + "/").startsWith(from + "/")) {
            return "can't be moved into itself";
        }
        String why = remove(from);
        return why == null ? add(path, value) : why;
    }

    String test(JsonPointer path, JsonNode value) {
        JsonNode there = root.at(path);
        if (there.isMissingNode()) {
            return NOTHING_THERE;
        }
        return there.equals(value) ? null : "another value is there";
    }
}
