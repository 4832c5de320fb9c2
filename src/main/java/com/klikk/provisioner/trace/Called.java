package com.klikk.provisioner.trace;

import java.time.Instant;

/**
 * A call to the provider that is over.
 *
 * @param outcome the kind of its reply
 * @param failed whether nothing was learned from it
 */
public record Called(String account, String action, String outcome, boolean failed, Instant from, Instant to) {}
