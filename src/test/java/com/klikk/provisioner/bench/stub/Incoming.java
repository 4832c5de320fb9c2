package com.klikk.provisioner.bench.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;

/** Reads one HTTP/1.1 request after the other from a connection. */
final class Incoming {
    private static final String LENGTH = "\r\ncontent-length:";

    private final InputStream in;
    private byte[] bytes = new byte[8192];
    private int filled;

    /** A request, as far as the stub cares. */
    record Request(String path, String body, boolean last) {}

    Incoming(InputStream in) {
        this.in = in;
    }

    /** The next request; null where the other side has closed. */
    Request next() throws IOException {
        int headEnd = headEnd();
        while (headEnd < 0) {
            if (!more()) {
                return null;
            }
            headEnd = headEnd();
        }
        String head = new String(bytes, 0, headEnd, ISO_8859_1);
        String lower = head.toLowerCase(Locale.ROOT);
        int length = length(lower);
        while (filled < headEnd + length) {
            if (!more()) {
                return null;
            }
        }
        String body = new String(bytes, headEnd, length, UTF_8);
        int used = headEnd + length;
        System.arraycopy(bytes, used, bytes, 0, filled - used);
        filled -= used;
        return new Request(path(head), body, lower.contains("\r\nconnection: close"));
    }

    private boolean more() throws IOException {
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * filled);
        }
        int read = in.read(bytes, filled, bytes.length - filled);
        filled += Math.max(0, read);
        return read >= 0;
    }

    private int headEnd() {
        for (int i = 3; i < filled; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int length(String head) {
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            return 0;
        }
        int start = at + LENGTH.length();
        return Integer.parseInt(head.substring(start, head.indexOf('\r', start)).strip());
    }

    private static String path(String head) {
        int start = head.indexOf(' ') + 1;
        return head.substring(start, head.indexOf(' ', start));
    }
}
