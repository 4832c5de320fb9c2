package com.klikk.provisioner.outbox.planted;

import com.klikk.provisioner.saga.SagaId;

/** Breaks the outbox's wall. */
public record KnowsSagas(SagaId saga) {}
