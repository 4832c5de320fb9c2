package com.klikk.provisioner.sandbox.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is let in, and how.
 *
 * @param kinds the kinds of log-in that are accepted
 * @param users who may log in by Basic and Digest
 * @param twoFactor the names of users who need a second factor, which Basic and Digest can't bring
 * @param filters where a token may be used from; tokens without an entry may be used from anywhere
 * @param digest how Digest is asked for
 */
public record AccessOptions(
        Set<Kind> kinds, List<User> users, Set<String> twoFactor, Map<String, IpFilter> filters, DigestRules digest) {
    /** The algorithms offered, in this order, and how long a nonce may be used, in real time. */
    public record DigestRules(List<HashAlgorithm> algorithms, Duration nonceLifetime) {}

    /** Everything accepted, one user of the profile {@code default}. */
    public static AccessOptions defaults() {
        return new AccessOptions(
                Set.of(Kind.values()),
                List.of(new User("default", "sandbox", "sandbox-password")),
                Set.of(),
                Map.of(),
                new DigestRules(List.of(HashAlgorithm.values()), Duration.ofMinutes(5)));
    }

    /** The same with only these kinds of log-in. */
    public AccessOptions withKinds(Set<Kind> other) {
        return new AccessOptions(other, users, twoFactor, filters, digest);
    }

    /** The same with other users. */
    public AccessOptions withUsers(List<User> other) {
        return new AccessOptions(kinds, other, twoFactor, filters, digest);
    }

    /** The same where users of these names need a second factor. */
    public AccessOptions withTwoFactor(Set<String> names) {
        return new AccessOptions(kinds, users, names, filters, digest);
    }

    /** The same with other filters, by token. */
    public AccessOptions withFilters(Map<String, IpFilter> other) {
        return new AccessOptions(kinds, users, twoFactor, other, digest);
    }

    /** The same with other algorithms. */
    public AccessOptions withAlgorithms(List<HashAlgorithm> other) {
        return withDigest(new DigestRules(other, digest.nonceLifetime()));
    }

    /** The same with another lifetime of nonces. */
    public AccessOptions withNonceLifetime(Duration other) {
        return withDigest(new DigestRules(digest.algorithms(), other));
    }

    private AccessOptions withDigest(DigestRules other) {
        return new AccessOptions(kinds, users, twoFactor, filters, other);
    }
}
