package com.klikk.provisioner.klikk.planted;

import io.smallrye.mutiny.Uni;

/** Waits where nobody may. */
public final class Waits {
    Object result(Uni<Object> later) {
        return later.await().indefinitely();
    }
}
