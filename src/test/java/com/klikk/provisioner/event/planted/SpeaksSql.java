package com.klikk.provisioner.event.planted;

import io.vertx.mutiny.sqlclient.Pool;

/** Breaks the wall around SQL. */
public record SpeaksSql(Pool pool) {}
