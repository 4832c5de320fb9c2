package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Evidence;
import com.klikk.provisioner.saga.Intent;
import com.klikk.provisioner.saga.Observation;
import java.time.Instant;
import java.util.List;

/** What one listing proved, for whoever asks. {@code open}: the intents that it was held against. */
record Verdict(Evidence evidence, List<Intent> open, Instant askedAt) {
    /** What the saga of that attempt observes; nothing is proven of one that is settled already. */
    Observation about(long saga, int attempt) {
        return open.stream()
                .filter(intent -> intent.saga() == saga && intent.attempt() == attempt)
                .findFirst()
                .map(evidence::about)
                .orElseGet(() -> new Observation.Unproven(attempt, askedAt, "the attempt is settled already"));
    }
}
