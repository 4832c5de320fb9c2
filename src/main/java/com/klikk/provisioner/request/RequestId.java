package com.klikk.provisioner.request;

import java.util.Optional;

/** A request's identity; {@code source} is the CloudEvent's where the id is the CloudEvent's too, else null. */
record RequestId(String value, String source) {
    static final String RULE = "a text of 1 to 200 printable characters";
    private static final int LONGEST = 200;

    static Optional<String> valid(String text) {
        return Optional.ofNullable(text).filter(RequestId::isValid);
    }

    static boolean isValid(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                && text.codePoints().allMatch(RequestId::printable)
                && !text.codePoints().allMatch(Character::isSpaceChar);
    }

    private static boolean printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            // The replacement character stands for bytes that were lost: two different ids could look the same.
            default -> codePoint != 0xFFFD;
        };
    }
}
