package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Evidence;
import com.klikk.provisioner.saga.Observation;
import java.time.Instant;

/** What one listing proved, for whoever asks. {@code facts}: what it was held against. */
record Verdict(Evidence evidence, Facts facts, Instant askedAt) {
    /** What the saga of that attempt observes; nothing is proven of one that is settled already. */
    Observation about(long saga, int attempt) {
        return facts.open().stream()
                .filter(intent -> intent.saga() == saga && intent.attempt() == attempt)
                .findFirst()
                .map(evidence::about)
                .orElseGet(() -> new Observation.Unproven(attempt, askedAt, "the attempt is settled already"));
    }
}
