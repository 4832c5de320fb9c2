package com.klikk.provisioner.sandbox.access;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client answers to a Digest challenge: the members of its {@code Authorization} header. */
record DigestResponse(Map<String, String> members) {
    private static final Pattern MEMBER =
            Pattern.compile("\\G\\s*([A-Za-z0-9*_-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))\\s*(,|$)");
    private static final Pattern COUNT = Pattern.compile("[0-9a-fA-F]{8}");
    private static final List<String> REQUIRED =
            List.of("username", "realm", "nonce", "uri", "response", "qop", "nc", "cnonce");

    /** Empty where the text is not well-formed, names something twice, or lacks what {@code qop=auth} needs. */
    static Optional<DigestResponse> read(String text) {
        Map<String, String> members = new HashMap<>();
        Matcher matcher = MEMBER.matcher(text);
        int end = 0;
        while (matcher.find()) {
            String value = matcher.group(2) == null
                    ? matcher.group(3)
                    : matcher.group(2).replaceAll("\\\\(.)", "$1");
            if (members.put(matcher.group(1).toLowerCase(Locale.ROOT), value) != null) {
                return Optional.empty();
            }
            end = matcher.end();
        }
        boolean whole = end == text.length() && members.keySet().containsAll(REQUIRED);
        return whole
                        && COUNT.matcher(members.get("nc")).matches()
                        && members.get("qop").equals("auth")
                ? Optional.of(new DigestResponse(members))
                : Optional.empty();
    }

    String member(String name) {
        return members.getOrDefault(name, "");
    }

    /** How often the client says it has used the nonce. */
    long count() {
        return Long.parseLong(members.get("nc"), 16);
    }

    /** MD5 where the client names none. */
    Optional<HashAlgorithm> algorithm() {
        return HashAlgorithm.named(members.getOrDefault("algorithm", "MD5"));
    }

    /** Whether it proves that password for that method: RFC 7616, section 3.4.1. */
    boolean proves(String password, String method, HashAlgorithm algorithm) {
        String secret = algorithm.hash(member("username"), member("realm"), password);
        String request = algorithm.hash(method, member("uri"));
        return algorithm
                .hash(secret, member("nonce"), member("nc"), member("cnonce"), member("qop"), request)
                .equals(member("response"));
    }
}
