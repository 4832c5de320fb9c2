package com.klikk.provisioner.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the provider's listings have told so far of an {@code order_create} whose outcome is unknown.
 *
 * @param landed from then on nobody can be sending the call any more
 * @param absences placements of this request before this one that were proven not to have happened
 * @param clean clean listings without the order, each a settle time after the one before, the last at {@code lastClean}
 * @param lastClean null before the first
 * @param fitting listings in a row that showed {@code candidates}: orders that may be ours and can't be proven to be
 */
public record Search(Instant landed, int absences, int clean, Instant lastClean, int fitting, List<Long> candidates) {
    static Search from(Instant landed, int absences) {
        return new Search(landed, absences, 0, null, 0, List.of());
    }

    /** A clean listing without the order. Those that come too early, or too soon after another, count for nothing. */
    Search absent(Instant askedAt, Policy.Reconciling policy) {
        boolean early = askedAt.isBefore(landed)
                || (lastClean != null && askedAt.isBefore(lastClean.plus(policy.settleTime())));
        return early || absenceProven(policy)
                ? new Search(landed, absences, clean, lastClean, 0, List.of())
                : new Search(landed, absences, clean + 1, askedAt, 0, List.of());
    }

    /** An order that may be ours makes the absence doubtful again. Only what the next listing can't make clearer counts. */
    Search fitting(List<Long> orders, boolean lasting, Policy.Reconciling policy) {
        int known = orders.equals(candidates) ? fitting : 0;
        int times = lasting ? Math.min(known + 1, policy.cleanListings()) : 0;
        return new Search(landed, absences, 0, null, times, List.copyOf(orders));
    }

    /** An order of ours is listed within a settle time, so at least one has to lie between the call's end and the last listing. */
    boolean absenceProven(Policy.Reconciling policy) {
        return clean >= policy.cleanListings() && !lastClean.isBefore(landed.plus(policy.settleTime()));
    }

    boolean undecidable(Policy.Reconciling policy) {
        return fitting >= policy.cleanListings();
    }

    /** When the next listing may prove something. */
    Instant next(Instant askedAt, Duration settleTime) {
        Instant settled = askedAt.plus(settleTime);
        return landed.isAfter(askedAt) ? landed : settled;
    }

    /** For the person who has to decide. */
    String told() {
        String listings = clean == 0 ? "no clean listing" : clean + " clean listings without it";
        return candidates.isEmpty()
                ? listings
                : "may be order "
                        + candidates.stream().map(String::valueOf).collect(Collectors.joining(" or "))
                        + ", which no listing proves";
    }
}
