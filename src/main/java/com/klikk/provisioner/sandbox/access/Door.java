package com.klikk.provisioner.sandbox.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Tells who is calling, by the kinds of log-in that are accepted. Where a call brings a token, that alone counts. */
public final class Door {
    private final Map<String, String> profileByToken;
    private final AccessOptions options;
    private final Basic basic;
    private final Digest digest;

    /** {@code nanoTime} is a monotonic clock: nonces age in real time. */
    public Door(Map<String, String> profileByToken, AccessOptions options, LongSupplier nanoTime) {
        this.profileByToken = profileByToken;
        this.options = options;
        Users users = new Users(options.users(), options.twoFactor());
        Nonces nonces = new Nonces(options.digest().nonceLifetime(), nanoTime);
        basic = new Basic(users);
        digest = new Digest(users, nonces, options.digest().algorithms());
    }

    /** Lets a caller in, or says how to log in. */
    public Verdict admit(LogIn logIn) {
        return tried(logIn).orElseGet(() -> new Verdict.Refused(401, "Unauthorized", challenges()));
    }

    /** From now on every nonce handed out so far is stale. */
    public void expireNonces() {
        digest.expireNonces();
    }

    private Optional<Verdict> tried(LogIn logIn) {
        if (logIn.token() != null && accepts(Kind.TOKEN)) {
            return byToken(logIn);
        }
        if (logIn.scheme().equals("digest") && accepts(Kind.DIGEST)) {
            return digest.admit(logIn);
        }
        return logIn.scheme().equals("basic") && accepts(Kind.BASIC) ? basic.admit(logIn) : Optional.empty();
    }

    private Optional<Verdict> byToken(LogIn logIn) {
        String profile = profileByToken.get(logIn.token());
        if (profile == null) {
            return Optional.empty();
        }
        IpFilter filter = options.filters().get(logIn.token());
        return Optional.of(
                filter == null || filter.admits(logIn.address())
                        ? new Verdict.Admitted(profile, Kind.TOKEN)
                        : Verdict.Refused.of(403, "The token may not be used from " + logIn.address()));
    }

    private List<String> challenges() {
        List<String> challenges = new ArrayList<>();
        if (accepts(Kind.DIGEST)) {
            challenges.addAll(digest.challenges(false));
        }
        if (accepts(Kind.BASIC)) {
            challenges.add(Basic.CHALLENGE);
        }
        return challenges;
    }

    private boolean accepts(Kind kind) {
        return options.kinds().contains(kind);
    }
}
