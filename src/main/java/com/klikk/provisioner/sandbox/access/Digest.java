package com.klikk.provisioner.sandbox.access;

import java.util.List;
import java.util.Optional;

/** HTTP Digest, RFC 7616, with {@code qop=auth} alone. */
final class Digest {
    static final String REALM = "my.klikk.com";
    private static final String OPAQUE = "a2xpa2s";

    private final Users users;
    private final Nonces nonces;
    private final List<HashAlgorithm> algorithms;

    Digest(Users users, Nonces nonces, List<HashAlgorithm> algorithms) {
        this.users = users;
        this.nonces = nonces;
        this.algorithms = algorithms;
    }

    /** One for each algorithm, all with the same nonce; {@code stale} says that only the nonce was wrong. */
    List<String> challenges(boolean stale) {
        String nonce = nonces.issue();
        return algorithms.stream().map(a -> challenge(a, nonce, stale)).toList();
    }

    private static String challenge(HashAlgorithm algorithm, String nonce, boolean stale) {
        return "Digest realm=\"" + REALM + "\", qop=\"auth\", algorithm=" + algorithm + ", nonce=\"" + nonce
                + "\", opaque=\"" + OPAQUE + "\"" + (stale ? ", stale=true" : "");
    }

    /** Empty where the response proves nobody. What is malformed, or for another request, is a 400. */
    Optional<Verdict> admit(LogIn logIn) {
        Optional<DigestResponse> read = DigestResponse.read(logIn.parameters());
        if (read.isEmpty() || !read.get().member("uri").equals(logIn.target())) {
            return Optional.of(Verdict.Refused.of(400, "The Authorization header makes no sense for this request"));
        }
        return proven(read.get(), logIn.method()).map(user -> admit(user, read.get()));
    }

    private Optional<User> proven(DigestResponse response, String method) {
        Optional<HashAlgorithm> algorithm = response.algorithm().filter(algorithms::contains);
        boolean ours = response.member("realm").equals(REALM)
                && response.members().getOrDefault("opaque", OPAQUE).equals(OPAQUE);
        return algorithm.isEmpty() || !ours
                ? Optional.empty()
                : users.named(response.member("username"))
                        .filter(u -> response.proves(u.password(), method, algorithm.get()));
    }

    private Verdict admit(User user, DigestResponse response) {
        return nonces.use(response.member("nonce"), response.count())
                ? users.admit(user, Kind.DIGEST)
                : new Verdict.Refused(401, "The nonce is stale", challenges(true));
    }

    void expireNonces() {
        nonces.expireAll();
    }
}
