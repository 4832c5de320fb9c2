package com.klikk.provisioner.request;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Keys for new sagas, fetched before they are needed: a saga can then be written by one statement. Those that are left unused are lost. */
@ApplicationScoped
class SagaKeyStore {
    private static final int AT_LEAST = 100;

    private final Pool pool;
    private final Queue<Long> keys = new ArrayDeque<>();

    SagaKeyStore(Pool pool) {
        this.pool = pool;
    }

    /** So many, in ascending order. */
    Uni<List<Long>> take(int count) {
        List<Long> taken = poll(count);
        return taken != null ? Uni.createFrom().item(taken) : fetch(count).flatMap(done -> take(count));
    }

    /** Null where there are too few. */
    private synchronized List<Long> poll(int count) {
        if (keys.size() < count) {
            return null;
        }
        List<Long> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            taken.add(keys.remove());
        }
        return taken;
    }

    private Uni<Void> fetch(int count) {
        return pool.preparedQuery("select nextval('saga_key') as saga_key from generate_series(1, $1::int)")
                .execute(Tuple.of(Math.max(AT_LEAST, count)))
                .invoke(rows -> rows.forEach(row -> add(row.getLong("saga_key"))))
                .replaceWithVoid();
    }

    private synchronized void add(long key) {
        keys.add(key);
    }
}
