package com.klikk.provisioner.outbox;

/** Who this replica is. */
public interface Owner {
    /** The replica's id; null while it has none. */
    Long id();
}
