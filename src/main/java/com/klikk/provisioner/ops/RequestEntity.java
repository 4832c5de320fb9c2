package com.klikk.provisioner.ops;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A request id that is taken, to be read only: which saga it leads to. */
@Entity(name = "Request")
@Immutable
@Table(name = "request")
public class RequestEntity extends PanacheEntityBase {
    @Id
    @Column(name = "request_id")
    String requestId;

    String kind;

    @Column(name = "saga_key")
    Long sagaKey;

    /** For Hibernate. */
    protected RequestEntity() {}
}
