package com.klikk.provisioner.ops;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What is known of a message that could not be served, to be read only. Its key, value and headers are nobody's to list. */
@Entity(name = "DeadLetter")
@Immutable
@Table(name = "dead_letter")
public class DeadLetterEntity extends PanacheEntityBase {
    @Id
    Long id;

    String topic;
    int partition;
    long position;
    long stamp;
    String reason;
    String problems;
    String account;
    String state;
    int resubmissions;

    @Column(name = "request_id")
    String requestId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "resubmission_of")
    Long resubmissionOf;

    @Column(name = "resubmitted_by")
    String resubmittedBy;

    @Column(name = "resubmitted_at")
    Instant resubmittedAt;

    @Column(name = "resubmit_reason")
    String resubmitReason;

    /** For Hibernate. */
    protected DeadLetterEntity() {}
}
