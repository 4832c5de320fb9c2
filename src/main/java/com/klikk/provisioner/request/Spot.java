package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** A value of the request together with where it stands, so that a check can say both. */
record Spot(JsonNode value, Place at, Findings findings) {
    static Spot root(JsonNode value, Findings findings) {
        return new Spot(value, Place.DOCUMENT, findings);
    }

    /** The named member; an explicit null counts as missing. */
    Spot member(String name) {
        JsonNode child = value.get(name);
        JsonNode known = child == null || child.isNull() ? MissingNode.getInstance() : child;
        return new Spot(known, at.member(name), findings);
    }

    Spot element(int index) {
        return new Spot(value.get(index), at.element(index), findings);
    }

    boolean missing() {
        return value.isMissingNode();
    }

    boolean present() {
        return !missing();
    }

    /** Notes that something else has to stand here; the rule reads on from "must be". */
    void mustBe(String rule) {
        problem("must be " + rule + ", " + (missing() ? "is missing" : "is " + Shown.value(value)));
    }

    void problem(String message) {
        findings.problem(at, message);
    }

    void warning(String message) {
        findings.warning(at, message);
    }
}
