package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Action.Look;
import io.smallrye.mutiny.subscription.UniEmitter;

/** A look that waits for a listing since then, and not beyond {@code until}; both in nanoseconds. */
record LookAsk(Look look, Trail trail, long since, long until, UniEmitter<? super Glance> emitter) {}
