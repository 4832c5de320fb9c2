package com.klikk.provisioner.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.klikk.provisioner.engine.SagaViews.OpenAttempt;
import com.klikk.provisioner.event.Snapshot;

/**
 * One order as it is shown to whoever looks at it alone.
 *
 * @param resolution what helps a person to settle it; only where it is unsure
 */
public record OrderDocument(
        @JsonUnwrapped Snapshot order,
        @JsonInclude(JsonInclude.Include.NON_NULL) OpenAttempt resolution) {}
