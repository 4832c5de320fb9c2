package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.klikk.provisioner.request.StrictJson.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be different about a message's value when it is sent once more: a JSON Patch (RFC 6902). */
public final class Correction {
    private static final int MOST_STEPS = 100;
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final String START_OVER = "begin with {\"op\": \"replace\", \"path\": \"\", \"value\": {…}}";

    private final List<PatchStep> steps;

    private Correction(List<PatchStep> steps) {
        this.steps = steps;
    }

    /** A value with the correction made, or why it can't be; pointers are into the operator's body. */
    sealed interface Corrected {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Value(byte[] bytes) implements Corrected {}

        record Impossible(Problem problem) implements Corrected {}
    }

    /** None where it is missing. What is wrong with it is noted; it must not be applied then. */
    static Correction read(Spot patch) {
        List<PatchStep> steps = new ArrayList<>();
        if (patch.present() && (!patch.value().isArray() || patch.value().size() > MOST_STEPS)) {
            patch.mustBe("a list of at most " + MOST_STEPS + " operations (RFC 6902)");
            return new Correction(steps);
        }
        for (int i = 0; i < patch.value().size(); i++) {
            steps.add(PatchStep.read(patch.element(i)));
        }
        return new Correction(steps);
    }

    /** Whether the value stays as it is, byte for byte. */
    public boolean none() {
        return steps.isEmpty();
    }

    Corrected apply(byte[] value) {
        if (none()) {
            return new Corrected.Value(value);
        }
        Outcome outcome = value == null ? new Outcome.Unreadable("there is no value") : StrictJson.event(value);
        if (outcome instanceof Outcome.Tree tree) {
            return apply(SpelledJson.read(tree.text()));
        }
        return steps.get(0).startsOver()
                ? apply(JsonNodeFactory.instance.objectNode())
                : new Corrected.Impossible(new Problem("/patch", unreadable((Outcome.Unreadable) outcome)));
    }

    private static String unreadable(Outcome.Unreadable outcome) {
        return "there is nothing to change in a value that can't be read (" + outcome.why() + "); to write it anew, "
                + START_OVER;
    }

    private Corrected apply(JsonNode root) {
        PatchedTree tree = new PatchedTree(root);
        for (int i = 0; i < steps.size(); i++) {
            String why = apply(steps.get(i), tree);
            if (why != null) {
                return new Corrected.Impossible(new Problem("/patch/" + i, why));
            }
        }
        return tree.root().isObject()
                ? written(tree)
                        .<Corrected>map(Corrected.Value::new)
                        .orElseGet(() -> new Corrected.Impossible(new Problem("/patch", "leaves too much nesting")))
                : new Corrected.Impossible(new Problem("/patch", "must leave a JSON object"));
    }

    /** Copies may double what is there each time, so after each it is looked whether that is still anything like a request. */
    private static String apply(PatchStep step, PatchedTree tree) {
        String why = step.apply(tree);
        return why == null && step.op().equals("copy") && written(tree).isEmpty() ? "leads to too large a value" : why;
    }

    private static Optional<byte[]> written(PatchedTree tree) {
        return SpelledJson.write(tree.root()).filter(bytes -> bytes.length <= MOST_BYTES);
    }
}
