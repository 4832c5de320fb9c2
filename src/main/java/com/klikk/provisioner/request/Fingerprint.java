package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What a request means, in one short text. It is kept for good and compared with requests of any later year, so a request is told in
 * every version that may have been kept.
 *
 * @param text the one to be kept
 * @param known the same meaning in all versions
 */
public record Fingerprint(String text, Set<String> known) {
    /** Old and new replicas run side by side: a version is known for a whole release before it is the one that is kept. */
    private static final FingerprintVersion KEPT = FingerprintVersion.V1;

    private static final List<FingerprintVersion> KNOWN = List.of(FingerprintVersion.V1);

    static Fingerprint of(Head head, ObjectNode body) {
        return of(head, body, KEPT, KNOWN);
    }

    static Fingerprint of(Head head, ObjectNode body, FingerprintVersion kept, List<FingerprintVersion> known) {
        List<String> texts =
                known.stream().map(version -> text(version, head, body)).toList();
        return new Fingerprint(texts.get(known.indexOf(kept)), Set.copyOf(texts));
    }

    /** Whether what was kept, by whatever version, means the same. */
    boolean matches(String kept) {
        return known.contains(kept);
    }

    private static String text(FingerprintVersion version, Head head, ObjectNode body) {
        return version.name() + ":" + sha256(version.meaning().apply(head, body));
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
