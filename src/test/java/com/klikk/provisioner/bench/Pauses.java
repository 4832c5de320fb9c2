package com.klikk.provisioner.bench;

import com.klikk.provisioner.local.PartFailed;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Time that has to pass: a measurement waits where a test would not. */
final class Pauses {
    private Pauses() {}

    static void seconds(double seconds) {
        nanos((long) (seconds * 1e9));
    }

    /** Waits until that moment of {@code System.nanoTime}. */
    static void until(long nanoTime) {
        nanos(nanoTime - System.nanoTime());
    }

    /** Waits until it holds; false where that takes longer. */
    static boolean until(BooleanSupplier condition, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            nanos(10_000_000);
        }
        return true;
    }

    private static void nanos(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("The benchmark was interrupted.");
        }
    }
}
