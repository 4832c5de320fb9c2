package com.klikk.provisioner.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

/** Which shards this replica relays: its fair share, as long as it keeps saying so. By the database's clock. */
@ApplicationScoped
class ShardLeases {
    private final Pool pool;

    ShardLeases(Pool pool) {
        this.pool = pool;
    }

    /** Keeps what we hold, up to our share, takes what nobody holds, and lets go of the rest. The shards that are ours now. */
    Uni<Set<Integer>> renew(long owner) {
        return pool.preparedQuery("""
                        with share as (
                          select ceil((select count(*) from relay_shard)::numeric
                            / greatest(1, (select count(*) from replica where seen_at > now() - interval '15 seconds'))) as most),
                        candidates as (
                          select shard from relay_shard
                          where owner = $1 or owner is null or until < now()
                          order by (owner is not distinct from $1) desc, shard
                          limit (select most from share)
                          for update skip locked),
                        released as (
                          update relay_shard set owner = null, until = null
                          where owner = $1 and shard not in (select shard from candidates))
                        update relay_shard s set owner = $1, until = now() + interval '15 seconds'
                        from candidates c where s.shard = c.shard
                        returning s.shard
                        """).execute(Tuple.of(owner)).map(rows -> {
            Set<Integer> shards = new HashSet<>();
            rows.forEach(row -> shards.add(row.getInteger("shard")));
            return shards;
        });
    }

    /** Lets go of everything, on the way out. */
    Uni<Void> release(long owner) {
        return pool.preparedQuery("update relay_shard set owner = null, until = null where owner = $1")
                .execute(Tuple.of(owner))
                .replaceWithVoid();
    }
}
