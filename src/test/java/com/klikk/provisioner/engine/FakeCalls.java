package com.klikk.provisioner.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls that end when a test says so, in the order in which they began. */
final class FakeCalls<T> {
    private final List<String> begun = new ArrayList<>();
    private final Map<String, UniEmitter<? super T>> open = new LinkedHashMap<>();

    Uni<T> call(String name) {
        return Uni.createFrom().emitter(emitter -> {
            begun.add(name);
            open.put(name, emitter);
        });
    }

    List<String> begun() {
        return List.copyOf(begun);
    }

    int open() {
        return open.size();
    }

    void answer(T reply) {
        String first = open.keySet().iterator().next();
        open.remove(first).complete(reply);
    }

    void fail() {
        String first = open.keySet().iterator().next();
        open.remove(first).fail(new IllegalStateException("planted"));
    }
}
