package com.klikk.provisioner.klikk;

import java.time.Duration;

/** A reply that tells nothing of what was asked: none came, or none that can be read, or the provider is too busy. */
public interface Fruitless {
    /** What came instead, redacted. */
    String why();

    /** When the provider would like to be asked again; may be null. */
    Duration retryAfter();
}
