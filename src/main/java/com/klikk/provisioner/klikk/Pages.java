package com.klikk.provisioner.klikk;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Who is told a long listing, part by part and in its order. */
public interface Pages<T> {
    /** The next rows. No more are read before this completes. */
    Uni<Void> take(List<T> rows);

    /** Nobody wants them, only what comes of the call. */
    static <T> Pages<T> unread() {
        return rows -> Uni.createFrom().voidItem();
    }
}
