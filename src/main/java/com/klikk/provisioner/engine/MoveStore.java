package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.saga.Tracked;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What a batch of moves writes, in one statement: whose the orders are, where the sagas stand, their events with a place in the outbox,
 * timeline; and what has served is forgotten. It writes all, or nothing where a saga was written by somebody else or an order has
 * another owner. A row of the outbox holds 150 events at most: with 170 it would be too large for a place among others, and be stored apart.
 * What stays in hand keeps {@code due_at} and {@code urgent} until half of its lease is over: nobody asks for them, and writing them costs index entries.
 */
@ApplicationScoped
class MoveStore {
    Uni<Void> write(SqlClient client, List<Move> moves) {
        if (moves.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Change> changes = moves.stream().map(Move::change).toList();
        Telling telling = Telling.of(changes);
        List<Move> gaining =
                moves.stream().filter(move -> move.gained() != null).toList();
        return client.preparedQuery("""
                        with owned as (
                          insert into owned_order (account, order_id, saga_key, learned_at)
                          select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::timestamptz[])),
                        moved as (
                          update saga s set version = s.version + 1, owner = case when v.keeps then s.owner else v.owner end,
                            due_at = case when v.keeps or s.owner = v.owner and s.due_at - v.at > (v.due_at - v.at) / 2 then s.due_at else v.due_at end,
                            urgent = case when s.owner = v.owner and s.due_at - v.at > (v.due_at - v.at) / 2 then s.urgent else v.urgent end,
                            quiet = 0, quiet_since = null, quiet_last = null, updated_at = v.at,
                            stage = v.stage, sequence = v.sequence, order_id = v.order_id, attention = v.attention, state = v.state
                          from unnest($5::bigint[], $6::int[], $7::bigint[], $8::boolean[], $9::timestamptz[], $10::timestamptz[],
                              $11::text[], $12::boolean[], $13::int[], $14::bigint[], $15::text[], $16::text[])
                            as v(saga_key, version, owner, keeps, due_at, at, stage, urgent, sequence, order_id, attention, state)
                          where s.saga_key = v.saga_key and s.version = v.version
                          returning 1),
                        kept as (
                          insert into event (saga_key, sequence, type, occurred_at, data, lines)
                          select * from unnest($17::bigint[], $18::int[], $19::text[], $20::timestamptz[], $21::text[], $22::text[])),
                        queued as (
                          insert into outbox (shard, saga_keys, sequences)
                          select shard, array_agg(saga_key order by n), array_agg(sequence order by n)
                          from (
                            select *, (row_number() over (partition by shard order by n) - 1) / 150 as part
                            from unnest($17::bigint[], $18::int[], $23::smallint[]) with ordinality as t(saga_key, sequence, shard, n)) told
                          group by shard, part order by shard, part),
                        noted as (
                          insert into timeline (saga_key, at, until, times, kind, name, outcome, detail)
                          select * from unnest($24::bigint[], $25::timestamptz[], $26::timestamptz[], $27::int[], $28::text[], $29::text[],
                            $30::text[], $31::text[])),
                        served as (
                          delete from order_body where saga_key = any($32::bigint[]))
                        select must((select count(*) from moved) = $33)
                        """)
                .execute(Tuple.from(parameters(gaining, changes, telling)))
                .replaceWithVoid();
    }

    private static List<Object> parameters(List<Move> gaining, List<Change> changes, Telling telling) {
        return Parameters.begin()
                .add(gaining, move -> move.change().account(), String[]::new)
                .add(gaining, Move::gained, Long[]::new)
                .add(gaining, move -> move.change().key(), Long[]::new)
                .add(gaining, move -> move.change().at().atOffset(UTC), OffsetDateTime[]::new)
                .add(changes, Change::key, Long[]::new)
                .add(changes, change -> change.before().version(), Integer[]::new)
                .add(changes, Change::owner, Long[]::new)
                .add(changes, Change::keeps, Boolean[]::new)
                .add(changes, Change::dueAt, OffsetDateTime[]::new)
                .add(changes, change -> change.at().atOffset(UTC), OffsetDateTime[]::new)
                .add(changes, change -> change.after().stage().label(), String[]::new)
                .add(changes, change -> change.after().urgent(), Boolean[]::new)
                .add(changes, change -> change.after().sequence(), Integer[]::new)
                .add(changes, Change::orderId, Long[]::new)
                .add(changes, change -> SagaRows.codes(change.after().attention()), String[]::new)
                .add(
                        changes,
                        change -> StateJson.write(
                                change.after().stage(),
                                change.after().cancels(),
                                change.after().request().items()),
                        String[]::new)
                .addAll(telling.parameters())
                .add(served(changes), Change::key, Long[]::new)
                .add((long) changes.size())
                .list();
    }

    /** The request's secrets have served once the order's id is known or the saga has ended. */
    private static List<Change> served(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.gained() != null
                        || (change.after().stage().ended()
                                && !(change.before().saga().stage() instanceof Tracked)))
                .toList();
    }
}
