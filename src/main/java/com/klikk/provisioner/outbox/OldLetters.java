package com.klikk.provisioner.outbox;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Dead letters that nobody needs to know of any more. The dead-letter topic keeps what it has by its own settings. */
@ApplicationScoped
public class OldLetters {
    private final Pool pool;

    OldLetters(Pool pool) {
        this.pool = pool;
    }

    /** Purges letters that came before that time, at most so many; says how many. What its topic does not have yet stays. */
    public Uni<Integer> purge(Instant before, int most) {
        return pool.preparedQuery("""
                        with oldest as (
                          select id from dead_letter where created_at < $1 and not pending
                          order by created_at limit $2
                          for update skip locked)
                        delete from dead_letter where id = any(array(select id from oldest))
                        """)
                .execute(Tuple.of(before.atOffset(UTC), most))
                .map(rows -> rows.rowCount());
    }
}
