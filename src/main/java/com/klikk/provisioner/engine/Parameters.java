package com.klikk.provisioner.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** A statement's parameters, in their order; columns of rows go as arrays. */
final class Parameters {
    private final List<Object> list = new ArrayList<>();

    private Parameters() {}

    static Parameters begin() {
        return new Parameters();
    }

    Parameters add(Object value) {
        list.add(value);
        return this;
    }

    <S, T> Parameters add(List<S> rows, Function<S, T> column, IntFunction<T[]> create) {
        T[] values = create.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        list.add(values);
        return this;
    }

    Parameters addAll(List<Object> more) {
        list.addAll(more);
        return this;
    }

    List<Object> list() {
        return list;
    }
}
