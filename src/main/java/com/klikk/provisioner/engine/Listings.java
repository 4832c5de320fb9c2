package com.klikk.provisioner.engine;

import jakarta.inject.Singleton;

/** What accounts' listings are held against. */
@Singleton
class Listings {
    private final Reconciliation reconciliation;
    private final EvidenceStore evidence;
    private final ChangedOrders changed;

    Listings(Reconciliation reconciliation, EvidenceStore evidence, ChangedOrders changed) {
        this.reconciliation = reconciliation;
        this.evidence = evidence;
        this.changed = changed;
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
}
