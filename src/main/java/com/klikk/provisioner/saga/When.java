package com.klikk.provisioner.saga;

import java.time.Instant;

/** When a saga is to be looked at again. */
public sealed interface When {
    /** Then. */
    record At(Instant instant) implements When {}

    /** Only when something happens. */
    record Never() implements When {}

    /** As it was: whoever holds the saga keeps it. */
    record Kept() implements When {}
}
