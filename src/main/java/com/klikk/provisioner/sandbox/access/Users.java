package com.klikk.provisioner.sandbox.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Those who have a password. */
record Users(List<User> all, Set<String> twoFactor) {
    Optional<User> named(String name) {
        return all.stream().filter(u -> u.name().equals(name)).findFirst();
    }

    /** For who proved the password: it is not enough where a second factor is needed. */
    Verdict admit(User user, Kind by) {
        return twoFactor.contains(user.name())
                ? Verdict.Refused.of(403, "Two-factor authentication is required; use a token")
                : new Verdict.Admitted(user.profile(), by);
    }
}
