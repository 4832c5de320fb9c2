package com.klikk.provisioner.ops;

import java.util.List;
import java.util.function.Function;

/** A part of a list; {@code nextCursor} is null on the last one. */
public record Page<T>(List<T> items, String nextCursor) {
    /** Cuts what was found to the limit; one more than that was looked for, to tell whether there is more. */
    static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        return new Page<>(List.copyOf(found.subList(0, limit)), cursor.apply(found.get(limit - 1)));
    }

    <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), nextCursor);
    }
}
