package com.klikk.provisioner.support;

import static org.assertj.core.api.Assertions.assertThat;

/** Lets requests look as if years had passed since they were served. */
public record Ageing(World world, Runnable purge) {
    /** The shard of a relay that does not exist. */
    private static final int NOBODYS = 99;

    /** In that world, with a way to purge now; what does nothing leaves it to the service. */
    public static Ageing of(World world, Runnable purge) {
        return new Ageing(world, purge);
    }

    /** Puts a request's last change back beyond any retention. */
    public void age(String requestId) {
        world.rows().change("""
                update saga set updated_at = updated_at - interval '900 days'
                where saga_key in (select saga_key from subject where request_id = ?)
                """, requestId);
        world.rows().change("""
                update subject set created_at = created_at - interval '900 days' where request_id = ?
                """, requestId);
    }

    /** Ages requests, and waits until their events are purged. What has ended is told first. */
    public void purged(String... requestIds) {
        for (String id : requestIds) {
            world.eventually(() -> assertThat(waiting(id)).isEqualTo("0"));
            age(id);
        }
        purge.run();
        for (String id : requestIds) {
            world.eventually(() -> assertThat(events(id)).isEqualTo("0"));
        }
    }

    /** Leaves something to do for its saga, in the far future. */
    public void schedule(String requestId) {
        world.rows().change("""
                update saga set due_at = now() + interval '1 day'
                where saga_key in (select saga_key from subject where request_id = ?)
                """, requestId);
    }

    /** Puts an event of its saga where no relay finds it. */
    public void withhold(String requestId) {
        world.rows().change("""
                insert into outbox (shard, saga_keys, sequences)
                select %d, array[saga_key], '{1}' from subject where request_id = ?
                """.formatted(NOBODYS), requestId);
    }

    private String waiting(String requestId) {
        return world.rows().texts("""
                select count(*) from outbox where saga_keys && array(select saga_key from subject where request_id = ?)
                """, requestId).get(0);
    }

    /** Found without what a saga was about, which may be purged too: by the request, or where it became none by what is told. */
    private String events(String requestId) {
        return world.rows().texts("""
                        select count(*) from event where saga_key in (select saga_key from request where request_id = ?)
                          or case when data like '{"request_id":%' then data::json->>'request_id' = ? end
                        """, requestId, requestId).get(0);
    }
}
