package com.klikk.provisioner.request;

import java.util.Optional;

/** The name by which an item is known to its publisher and at the provider. */
final class ItemName {
    private static final int LONGEST = 255;

    private ItemName() {}

    /** The name, or nothing where it is missing or, which is noted, wrong. */
    static Optional<String> check(Spot spot) {
        String name = spot.value().textValue();
        if (spot.missing()) {
            return Optional.empty();
        }
        if (name == null || name.isBlank()) {
            spot.mustBe("a text of 1 to " + LONGEST + " characters, not blank");
            return Optional.empty();
        }
        int length = name.codePointCount(0, name.length());
        if (length > LONGEST) {
            spot.problem("must have at most " + LONGEST + " characters, has " + length);
            return Optional.empty();
        }
        return Optional.of(name);
    }
}
