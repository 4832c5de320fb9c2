package com.klikk.provisioner.support;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.concurrent.ForkJoinPool;

/** Mutiny's workers, for tests without a container. */
public final class Workers {
    private Workers() {}

    /** Takes on some: an application that a test before ran in the same JVM took its own with it. */
    public static void hire() {
        Infrastructure.setDefaultExecutor(ForkJoinPool.commonPool());
    }
}
