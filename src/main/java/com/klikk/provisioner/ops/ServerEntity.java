package com.klikk.provisioner.ops;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A server as first seen ready, to be read only. */
@Entity(name = "Server")
@Immutable
@Table(name = "server")
@IdClass(ServerEntity.Key.class)
public class ServerEntity extends PanacheEntityBase {
    /** One server an item. */
    public record Key(Long sagaKey, String itemName) {}

    @Id
    @Column(name = "saga_key")
    Long sagaKey;

    @Id
    @Column(name = "item_name")
    String itemName;

    String data;

    /** For Hibernate. */
    protected ServerEntity() {}
}
