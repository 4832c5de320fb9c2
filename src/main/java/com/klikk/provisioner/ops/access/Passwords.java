package com.klikk.provisioner.ops.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.klikk.provisioner.config.Clock;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks passwords. Slow by design, so what was right lately is remembered by a keyed digest; what was wrong never is. */
@ApplicationScoped
class Passwords {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    /** For names that nobody has: as slow as the others, and never right. */
    private static final String NOBODYS = "$2a$10$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW";

    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<String, Long> right = new LinkedHashMap<>();

    Passwords(Clock clock) {
        this.clock = clock;
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** Whether the password is the user's; takes as long where there is no such user. Blocking. */
    boolean right(Optional<User> user, String decoy, String password) {
        Optional<String> digest = user.map(known -> digest(known, password));
        if (digest.isPresent() && remembered(digest.get())) {
            return true;
        }
        boolean matches = BcryptUtil.matches(password, user.map(User::hash).orElse(decoy)) && user.isPresent();
        if (matches) {
            remember(digest.orElseThrow());
        }
        return matches;
    }

    /** The hash that a name without a user is checked against: one as costly as a real one. */
    static String decoy(Map<String, User> users) {
        return users.values().stream().map(User::hash).findFirst().orElse(NOBODYS);
    }

    private synchronized boolean remembered(String digest) {
        Long since = right.get(digest);
        return since != null && clock.nanos() - since < REMEMBERED.toNanos();
    }

    private synchronized void remember(String digest) {
        if (right.size() >= MOST) {
            right.clear();
        }
        right.put(digest, clock.nanos());
    }

    /** The hash is in it, so that a changed password is a changed password at once. */
    private String digest(User user, String password) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update(user.hash().getBytes(UTF_8));
            mac.update(user.name().getBytes(UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }
}
