package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import jakarta.inject.Singleton;
import java.time.Instant;

/** What accounts' listings are held against. */
@Singleton
class Listings {
    private final Reconciliation reconciliation;
    private final EvidenceStore evidence;
    private final ChangedOrders changed;
    private final CoverageStore coverage;
    private final Clock clock;

    Listings(
            Reconciliation reconciliation,
            EvidenceStore evidence,
            ChangedOrders changed,
            CoverageStore coverage,
            Clock clock) {
        this.reconciliation = reconciliation;
        this.evidence = evidence;
        this.changed = changed;
        this.coverage = coverage;
        this.clock = clock;
    }

    Reconciliation reconciliation() {
        return reconciliation;
    }

    EvidenceStore evidence() {
        return evidence;
    }

    ChangedOrders changed() {
        return changed;
    }

    CoverageStore coverage() {
        return coverage;
    }

    Instant now() {
        return clock.now();
    }
}
