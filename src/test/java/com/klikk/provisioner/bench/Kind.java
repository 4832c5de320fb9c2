package com.klikk.provisioner.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The events of an order that goes well, in their order; a server may be ready before or after its order is complete. */
enum Kind {
    ACCEPTED,
    SUBMITTED,
    PAID,
    PENDING,
    COMPLETED,
    SERVER_READY;

    /** The contract's name. */
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this name; nothing where it does not belong to an order that goes well. */
    static Optional<Kind> of(String wire) {
        return Stream.of(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }

    /** Whether this may have that sequence among the six. */
    boolean fits(int sequence) {
        return this == COMPLETED || this == SERVER_READY ? sequence == 5 || sequence == 6 : sequence == ordinal() + 1;
    }
}
