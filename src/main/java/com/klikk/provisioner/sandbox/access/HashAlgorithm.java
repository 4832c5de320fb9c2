package com.klikk.provisioner.sandbox.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The hash algorithms of Digest, as RFC 7616 names them. */
public enum HashAlgorithm {
    /** The stronger one. */
    SHA_256("SHA-256"),
    /** What older clients know; meant wherever a client names none. */
    MD5("MD5");

    private final String word;

    HashAlgorithm(String word) {
        this.word = word;
    }

    /** The algorithm of that name, in any case. */
    public static Optional<HashAlgorithm> named(String word) {
        return Arrays.stream(values())
                .filter(a -> a.word.equalsIgnoreCase(word))
                .findFirst();
    }

    /** The hash of the parts joined by colons, in lower-case hex. */
    String hash(String... parts) {
        byte[] bytes = String.join(":", parts).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(word).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + word, e);
        }
    }

    @Override
    public String toString() {
        return word;
    }
}
