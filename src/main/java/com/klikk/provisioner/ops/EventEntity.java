package com.klikk.provisioner.ops;

import com.klikk.provisioner.outbox.EventHead;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** An event as told, to be read only. */
@Entity(name = "Event")
@Immutable
@Table(name = "event")
@IdClass(EventEntity.Key.class)
public class EventEntity extends PanacheEntityBase {
    /** A saga's events are numbered. */
    public record Key(Long sagaKey, Integer sequence) {}

    @Id
    @Column(name = "saga_key")
    Long sagaKey;

    @Id
    Integer sequence;

    String type;

    /** Without its head. */
    String data;

    @Column(name = "occurred_at")
    Instant occurredAt;

    /** For Hibernate. */
    protected EventEntity() {}

    /** The JSON as it was told of that order. */
    String toldOf(OrderEntity order) {
        return new EventHead(order.requestId, order.account, type, sequence, occurredAt, order.reference).with(data);
    }
}
