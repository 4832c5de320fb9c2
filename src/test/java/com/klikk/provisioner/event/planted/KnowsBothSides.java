package com.klikk.provisioner.event.planted;

import com.klikk.provisioner.klikk.CancelReply;
import com.klikk.provisioner.saga.SagaId;

/** Breaks the wall between core and provider. */
public record KnowsBothSides(SagaId saga, CancelReply reply) {}
