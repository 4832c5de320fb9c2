package com.klikk.provisioner.request;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Doubts about a list of SSH keys. What the list holds is a secret: only line numbers are told. */
final class AuthorizedKeys {
    private static final Pattern KEY =
            Pattern.compile("(?:^|\\s)(ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp(?:256|384|521)"
                    + "|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\\.com)\\s+([A-Za-z0-9+/]+={0,2})(?:\\s|$)");

    private AuthorizedKeys() {}

    static void check(Spot keys) {
        if (keys.missing()) {
            keys.warning("is missing: nobody can log in with a key");
            return;
        }
        String text = keys.value().textValue();
        if (text.isBlank()) {
            keys.warning("is empty: nobody can log in with a key");
        } else {
            lines(keys, text);
        }
    }

    private static void lines(Spot keys, String text) {
        if (text.contains("PRIVATE KEY")) {
            keys.warning("seems to hold a private key; public keys belong here");
            return;
        }
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty() && !line.startsWith("#") && !isKey(line)) {
                keys.warning("line " + (i + 1) + " does not look like an OpenSSH public key");
            }
        }
    }

    private static boolean isKey(String line) {
        Matcher matcher = KEY.matcher(line);
        return matcher.find() && startsWith(matcher.group(2), matcher.group(1));
    }

    /** Inside, a key repeats its type; a key that was cut off or wrapped seldom gets this far. */
    private static boolean startsWith(String encoded, String type) {
        try {
            ByteBuffer key = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
            byte[] name = type.getBytes(StandardCharsets.US_ASCII);
            if (key.remaining() < Integer.BYTES + name.length || key.getInt() != name.length) {
                return false;
            }
            byte[] inside = new byte[name.length];
            key.get(inside);
            return Arrays.equals(inside, name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
