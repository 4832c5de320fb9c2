package com.klikk.provisioner.ops;

import com.klikk.provisioner.engine.SagaViews;
import com.klikk.provisioner.event.Snapshot;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SecondaryRow;

/** A saga with what it is about, to be read only. Rejected messages have a subject but no saga, and so are no orders. */
@Entity(name = "Order")
@Immutable
@Table(name = "saga")
@SecondaryTable(name = "subject", pkJoinColumns = @PrimaryKeyJoinColumn(name = "saga_key"))
@SecondaryRow(table = "subject", optional = false)
public class OrderEntity extends PanacheEntityBase {
    @Id
    @Column(name = "saga_key")
    Long key;

    String account;
    String stage;
    int sequence;
    String attention;
    String state;
    int quiet;

    @Column(name = "quiet_since")
    Instant quietSince;

    @Column(name = "quiet_last")
    Instant quietLast;

    @Column(name = "order_id")
    Long orderId;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** The minute of {@code updatedAt}, by which the last changed are found. */
    @Column(name = "updated_minute")
    Instant updatedMinute;

    @Column(table = "subject", name = "saga_id")
    String sagaId;

    @Column(table = "subject", name = "request_id")
    String requestId;

    @Column(table = "subject")
    String reference;

    @Column(table = "subject")
    String items;

    /** For Hibernate. */
    protected OrderEntity() {}

    /** The attempt that is being made. */
    Optional<SagaViews.Intent> intent() {
        return stage.equals("placing") ? SagaViews.intent(state) : Optional.empty();
    }

    /** The attempt whose outcome is not known, or null. */
    SagaViews.OpenAttempt openAttempt() {
        return SagaViews.openAttempt(state).orElse(null);
    }

    /** The whole current state; {@code servers} by item name. */
    Snapshot snapshot(Map<String, String> servers) {
        return SagaViews.snapshot(
                new SagaViews.Subject(sagaId, requestId, account, reference, items),
                new SagaViews.Standing(state, sequence, attention, updatedAt),
                servers);
    }
}
