package com.klikk.provisioner.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first part of each {@code ce_id}, as an installation with default settings derives it. */
final class SagaIds {
    private static final String INSTALLATION = "default";

    private SagaIds() {}

    static String ofRequest(String account, String requestId) {
        return hex("saga", INSTALLATION, account, requestId);
    }

    /** Of the first message in the request topic, which never became a saga. */
    static String ofFirstMessage() {
        return hex("position", INSTALLATION, "provisioning.requests", "0", "0", "0");
    }

    private static String hex(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
