package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * What a request means, in one short text. It is kept for good and compared with requests of any later year: a change of the
 * canonical form needs a new version beside the old one.
 */
final class Fingerprint {
    private static final String VERSION = "v1:";
    private static final Set<String> SAID_APART = Set.of("request_id", "action", "account");

    private Fingerprint() {}

    static String of(Head head, ObjectNode body) {
        CanonicalForm meaning = new CanonicalForm().text(head.action()).text(head.account());
        String source = head.id().source();
        if (source != null) {
            meaning.text(source);
        }
        ObjectNode rest = body.objectNode();
        body.properties().stream()
                .filter(member -> !SAID_APART.contains(member.getKey()))
                .forEach(member -> rest.set(member.getKey(), member.getValue()));
        return VERSION + sha256(meaning.value(rest, Shape.REQUEST).toString());
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
