package com.klikk.provisioner.engine.planted;

import io.opentelemetry.api.trace.Span;

/** Makes spans past the one room that may. */
public record KnowsTelemetry(Span span) {}
