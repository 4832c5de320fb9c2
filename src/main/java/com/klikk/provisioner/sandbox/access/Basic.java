package com.klikk.provisioner.sandbox.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** HTTP Basic, RFC 7617, in UTF-8. */
record Basic(Users users) {
    static final String CHALLENGE = "Basic realm=\"" + Digest.REALM + "\", charset=\"UTF-8\"";

    /** Empty where name and password prove nobody. */
    Optional<Verdict> admit(LogIn logIn) {
        String pair = decoded(logIn.parameters());
        int colon = pair.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : users.named(pair.substring(0, colon))
                        .filter(u -> u.password().equals(pair.substring(colon + 1)))
                        .map(u -> users.admit(u, Kind.BASIC));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
