package com.klikk.provisioner.klikk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 7616, 3.4, computed a second time; RFC examples prove it right. */
record DigestArithmetic(String method, String password) {
    private static final Pattern MEMBER = Pattern.compile("([\\w*]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\\s]*))");

    /** The members of an {@code Authorization} header. */
    static Map<String, String> members(String header) {
        Map<String, String> members = new HashMap<>();
        for (Matcher found = MEMBER.matcher(header.substring("Digest ".length())); found.find(); ) {
            String quoted = found.group(2);
            members.put(found.group(1), quoted == null ? found.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
        }
        return members;
    }

    /** What {@code response} must be where the other members are these, and this is who sends them. */
    String response(String username, Map<String, String> sent) {
        String algorithm = sent.getOrDefault("algorithm", "MD5");
        String hash = algorithm.replaceFirst("(?i)-sess$", "");
        String a1 = username + ":" + sent.get("realm") + ":" + password;
        if (!hash.equals(algorithm)) {
            a1 = hash(hash, a1) + ":" + sent.get("nonce") + ":" + sent.get("cnonce");
        }
        String use =
                sent.containsKey("qop") ? ":" + sent.get("nc") + ":" + sent.get("cnonce") + ":" + sent.get("qop") : "";
        String a2 = hash(hash, method + ":" + sent.get("uri"));
        return hash(hash, hash(hash, a1) + ":" + sent.get("nonce") + use + ":" + a2);
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
