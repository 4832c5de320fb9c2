package com.klikk.provisioner.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page at {@code /sandbox/}: one file, nothing from elsewhere. */
final class Page {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'";

    static final Answer ANSWER = Answer.html(200, read()).with("Content-Security-Policy", POLICY);

    private Page() {}

    private static String read() {
        try (InputStream page = Page.class.getResourceAsStream("sandbox.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
