package com.klikk.provisioner.saga;

import java.time.Instant;

/** When a saga is to be looked at again. */
public sealed interface When {
    /** Then. */
    record At(Instant instant) implements When {}

    /** Only when something happens. */
    record Never() implements When {}

    /**
     * As it was: whoever holds the saga keeps it. Only while a purchase may be under way, whose answer finds its way whatever was written
     * meanwhile; any other holder's next write is lost to a change from outside, and the saga has to be due.
     */
    record Kept() implements When {}
}
