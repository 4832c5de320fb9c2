package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.saga.Baseline;
import java.time.Duration;

/** An account's last listing, and whether a purchase should rather have a younger one behind it. Confined to the engine's context. */
final class LastListing {
    private static final Duration YOUNG = Duration.ofMillis(200);

    /** Listings take this part of the time at most, and those before purchases this part of the account's calls. */
    private static final int PART = 10;

    /** However many ask, two listings lie at least this part of a settle time apart. */
    private static final int APART = 20;

    private final Clock clock;
    private final ListingComparison compare;
    private final Duration young;
    private Moment asked;
    private Duration took = Duration.ZERO;
    private long number;
    private boolean echoes;
    private long nextRefresh;

    /** {@code compare}: is shown each listing. */
    LastListing(Clock clock, int requestsPerSecond, ListingComparison compare) {
        this.clock = clock;
        this.compare = compare;
        this.young = longer(YOUNG, Duration.ofSeconds(PART).dividedBy(requestsPerSecond));
        this.nextRefresh = clock.nanos();
    }

    /** Who compares what is read with what was read before. */
    ListingComparison comparison() {
        return compare;
    }

    void read(Moment when, Verdict verdict) {
        asked = when;
        took = Duration.ofNanos(clock.nanos() - when.nanos());
        number = verdict.facts().number();
        echoes = verdict.evidence().echoes();
    }

    Baseline baseline() {
        return asked == null ? null : new Baseline(number, asked.isWithin(fresh(), clock));
    }

    /** True for the first who asks once the listing is getting old. Where tokens are shown, names decide nothing. */
    boolean takeRefresh() {
        boolean young = asked != null && asked.isWithin(fresh().dividedBy(2), clock);
        if (echoes || young || nextRefresh - clock.nanos() > 0) {
            return false;
        }
        nextRefresh = clock.nanos() + fresh().dividedBy(2).toNanos();
        return true;
    }

    /** From one listing's beginning to the next one's: the longer they take, the rarer they are, down to one a settle time. */
    Duration apart(Duration settleTime) {
        Duration paced = longer(settleTime.dividedBy(APART), took.multipliedBy(PART));
        return paced.compareTo(settleTime) < 0 ? paced : settleTime;
    }

    private Duration fresh() {
        return longer(young, took.multipliedBy(PART));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
