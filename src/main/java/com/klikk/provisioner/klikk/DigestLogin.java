package com.klikk.provisioner.klikk;

import com.klikk.provisioner.klikk.DigestChallenge.Offer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * HTTP Digest (RFC 7616). Calls share the nonce that was accepted last. A call that is refused answers with the nonce of its own
 * challenge, which others share only once it has proven good: so nobody overtakes its first use, and a wrong password is tried once a call.
 */
final class DigestLogin implements Authorization {
    private static final Proof NOTHING_YET = target -> Optional.empty();

    private final String username;
    private final Secret password;
    private final AtomicReference<Proof> shared = new AtomicReference<>(NOTHING_YET);

    DigestLogin(String username, Secret password) {
        this.username = username;
        this.password = password;
    }

    @Override
    public Proof proof() {
        return shared.get();
    }

    @Override
    public Answer answer(Proof refused, List<String> challenges) {
        shared.compareAndSet(refused, NOTHING_YET);
        Offer offer = DigestChallenge.best(challenges);
        return offer.challenge() == null
                ? new Answer.Unable("auth is digest, and the provider offers " + offer.lacks())
                : new Answer.Again(new DigestNonce(offer.challenge(), username, password));
    }

    @Override
    public void accepted(Proof proof) {
        shared.set(proof);
    }

    @Override
    public List<String> secrets() {
        return List.of(password.value());
    }
}
