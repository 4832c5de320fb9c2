package com.klikk.provisioner.sandbox.access;

import java.util.Locale;

/**
 * What a call brings along to prove who makes it.
 *
 * @param method the HTTP method
 * @param target path and query as the request line has them
 * @param address the caller's IP address
 * @param token the value of {@code X-Account-Token}, null where there is none
 * @param authorization the value of {@code Authorization}, null where there is none
 */
public record LogIn(String method, String target, String address, String token, String authorization) {
    /** The authentication scheme in lower case, {@code ""} where there is none. */
    String scheme() {
        return authorization == null
                ? ""
                : authorization.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** What follows the scheme. */
    String parameters() {
        String[] parts = authorization.strip().split("\\s+", 2);
        return parts.length == 2 ? parts[1] : "";
    }
}
