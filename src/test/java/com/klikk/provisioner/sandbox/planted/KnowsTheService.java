package com.klikk.provisioner.sandbox.planted;

import com.klikk.provisioner.saga.SagaId;

/** Breaks the sandbox's wall from within. */
public record KnowsTheService(SagaId saga) {}
