package com.klikk.provisioner.klikk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.auth.AuthChallenge;
import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.impl.auth.AuthChallengeParser;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.http.message.ParserCursor;

/** The {@code Digest} of a {@code WWW-Authenticate} header (RFC 7616, 3.3), with the members that its answer needs. */
record DigestChallenge(Map<String, String> members) {
    /** The strongest first. */
    private static final List<String> ALGORITHMS = List.of("SHA-256", "SHA-256-SESS", "MD5", "MD5-SESS");

    /**
     * Without {@code charset}, which is always UTF-8, and {@code userhash}: hiding the name is left to us, and Apache's scheme puts the
     * hidden name into the computation, where RFC 7616 wants the real one.
     */
    private static final Set<String> NEEDED = Set.of("realm", "nonce", "opaque", "algorithm", "qop");

    /** The strongest challenge that can be answered; or null, and what there is instead. */
    record Offer(DigestChallenge challenge, String lacks) {}

    static Offer best(List<String> headers) {
        List<AuthChallenge> all =
                headers.stream().flatMap(DigestChallenge::challenges).toList();
        List<DigestChallenge> digests = all.stream()
                .filter(challenge -> challenge.getSchemeName().equalsIgnoreCase("Digest"))
                .map(DigestChallenge::of)
                .toList();
        return digests.stream()
                .filter(digest -> digest.flaw() == null)
                .min(Comparator.comparingInt(digest -> ALGORITHMS.indexOf(digest.algorithm())))
                .map(digest -> new Offer(digest, null))
                .orElseGet(() -> new Offer(null, digests.isEmpty() ? schemes(all) : flaws(digests)));
    }

    AuthChallenge toApache() {
        NameValuePair[] params = members.entrySet().stream()
                .map(member -> new BasicNameValuePair(member.getKey(), member.getValue()))
                .toArray(NameValuePair[]::new);
        return new AuthChallenge(ChallengeType.TARGET, "Digest", params);
    }

    /** Schemes that stand before others without a word of their own confuse Apache's parser, and are nothing to us. */
    private static Stream<AuthChallenge> challenges(String header) {
        String told = header.replaceFirst("^(\\s*[A-Za-z]+\\s*,)+", "");
        try {
            return AuthChallengeParser.INSTANCE
                    .parse(ChallengeType.TARGET, told, new ParserCursor(0, told.length()))
                    .stream();
        } catch (ParseException e) {
            return Stream.empty();
        }
    }

    private static DigestChallenge of(AuthChallenge challenge) {
        Map<String, String> members = new TreeMap<>();
        List<NameValuePair> params = challenge.getParams() == null ? List.of() : challenge.getParams();
        params.stream()
                .filter(param -> param.getValue() != null)
                .filter(param -> NEEDED.contains(param.getName().toLowerCase(Locale.ROOT)))
                .forEach(param -> members.put(param.getName().toLowerCase(Locale.ROOT), param.getValue()));
        return new DigestChallenge(members);
    }

    private String algorithm() {
        return members.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
    }

    /** Null where it can be answered. No qop at all is RFC 2069's Digest. */
    private String flaw() {
        if (!members.containsKey("realm") || !members.containsKey("nonce")) {
            return "without realm or nonce";
        }
        if (!ALGORITHMS.contains(algorithm())) {
            return "with algorithm " + members.get("algorithm");
        }
        boolean auth = Arrays.stream(members.getOrDefault("qop", "auth").split(","))
                .anyMatch(qop -> qop.strip().equalsIgnoreCase("auth"));
        return auth ? null : "with qop " + members.get("qop");
    }

    private static String flaws(List<DigestChallenge> digests) {
        return digests.stream()
                .map(digest -> "Digest " + digest.flaw())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String schemes(List<AuthChallenge> all) {
        String names = all.stream()
                .map(AuthChallenge::getSchemeName)
                .filter(name -> name.matches("[A-Za-z][\\w-]*"))
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "nothing that can be read" : names;
    }
}
