package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Action;
import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.Over;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.saga.Tracked;
import com.klikk.provisioner.saga.When;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A decision to be written.
 *
 * @param owner the replica that goes on holding the saga, or null to let it go
 * @param entries what else belongs in the timeline
 */
record Change(Claimed before, Decision decision, Instant at, Long owner, List<TimelineEntry> entries) {
    enum Result {
        /** Written. */
        WON,
        /** Somebody else wrote the saga since it was read; nothing was written. */
        LOST,
        /** The database went away at the wrong moment: written or not, nobody can tell. */
        DOUBTFUL,
        /** The order's id belongs to another saga; nothing was written. */
        TAKEN
    }

    long key() {
        return before.key();
    }

    String account() {
        return before.saga().request().account();
    }

    /** The saga as it stands afterwards. */
    Saga after() {
        return decision.saga();
    }

    /** The order that this change begins to own, or null. */
    Long gained() {
        Long order = orderId();
        return order != null && !(before.saga().stage() instanceof Tracked) ? order : null;
    }

    Long orderId() {
        return orderId(decision.saga().stage());
    }

    static Long orderId(Stage stage) {
        if (stage instanceof Over.Cancelled cancelled) {
            return cancelled.order().id();
        }
        return stage instanceof Tracked tracked ? tracked.order().id() : null;
    }

    /** Whether the saga stays in its holder's hand until its time comes. */
    boolean rests() {
        return owner != null && decision.action() instanceof Action.Wait;
    }

    /** The end of a new lease where somebody goes on holding the saga. Null: never, or as it was; {@link #keeps} tells which. */
    OffsetDateTime dueAt() {
        if (owner != null) {
            return at.plus(SagaStore.LEASE).atOffset(ZoneOffset.UTC);
        }
        if (decision.when() instanceof When.At then) {
            return then.instant().atOffset(ZoneOffset.UTC);
        }
        return keeps() || decision.when() instanceof When.Never ? null : at.atOffset(ZoneOffset.UTC);
    }

    /** Whether whoever else may hold the saga keeps it, with its lease. */
    boolean keeps() {
        return owner == null && decision.when() instanceof When.Kept;
    }
}
