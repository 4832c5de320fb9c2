package com.klikk.provisioner.ops;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A provider call, decision or action, to be read only. */
@Entity(name = "TimelineRow")
@Immutable
@Table(name = "history")
@IdClass(TimelineEntity.Key.class)
public class TimelineEntity extends PanacheEntityBase {
    /** As the table has it. */
    public record Key(Long sagaKey, Long id) {}

    @Id
    @Column(name = "saga_key")
    Long sagaKey;

    @Id
    Long id;

    Instant at;
    Instant until;
    int times;
    String kind;
    String name;
    String outcome;
    String detail;

    /** For Hibernate. */
    protected TimelineEntity() {}
}
