package com.klikk.provisioner.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Digest client that sends exactly what a test wants: counts out of sequence, replays, wrong targets. */
record Signer(String challenge, String password, String target) {
    static Signer of(String challenge) {
        return new Signer(challenge, "sandbox-password", "/api");
    }

    Signer withPassword(String other) {
        return new Signer(challenge, other, target);
    }

    Signer withTarget(String other) {
        return new Signer(challenge, password, other);
    }

    String signed(int count) {
        String nc = "%08x".formatted(count);
        String secret = hash("sandbox:" + member("realm") + ":" + password);
        String response = hash(secret + ":" + member("nonce") + ":" + nc + ":c0ffee:auth:" + hash("POST:" + target));
        return ("Digest username=\"sandbox\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", algorithm=%s, qop=auth, nc=%s,"
                        + " cnonce=\"c0ffee\", response=\"%s\", opaque=\"%s\"")
                .formatted(
                        member("realm"), member("nonce"), target, member("algorithm"), nc, response, member("opaque"));
    }

    private String member(String name) {
        Matcher matcher = Pattern.compile(name + "=\"?([^\",]+)").matcher(challenge);
        if (!matcher.find()) {
            throw new AssertionError("no " + name + " in " + challenge);
        }
        return matcher.group(1);
    }

    private String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(member("algorithm"))
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
