package com.klikk.provisioner.ops.health;

import java.util.function.LongSupplier;

/** A loop that must go on turning; {@code lastTurn} is in monotonic nanoseconds, 0 before it began. */
record Heart(String name, LongSupplier lastTurn) {}
