package com.klikk.provisioner.engine;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** JSON strings, where a whole mapper would be too much. */
final class JsonText {
    private JsonText() {}

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }
}
