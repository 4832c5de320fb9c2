package com.klikk.provisioner.engine;

import com.klikk.provisioner.outbox.Phrases;
import com.klikk.provisioner.saga.Reason;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.SagaId;
import com.klikk.provisioner.trace.Origin;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows of {@code saga} joined with {@code subject}, as sagas. */
final class SagaRows {
    private SagaRows() {}

    static Claimed claimed(Row row) {
        return new Claimed(
                row.getLong("saga_key"),
                row.getInteger("version"),
                saga(row),
                row.getInteger("quiet"),
                instant(row, "quiet_since"),
                instant(row, "quiet_last"),
                row.getColumnIndex("was_due") < 0 ? null : instant(row, "was_due"),
                row.getString("reference"),
                Phrases.BODIES.spelled(row.getString("body")),
                row.getLong("owner"),
                origin(row));
    }

    private static Origin origin(Row row) {
        String traceparent = row.getColumnIndex("traceparent") < 0 ? null : row.getString("traceparent");
        return traceparent == null ? null : new Origin(traceparent, instant(row, "created_at"));
    }

    static Saga saga(Row row) {
        StateJson state = StateJson.read(row.getString("state"));
        Request request = new Request(
                new SagaId(row.getString("saga_id")),
                row.getString("request_id"),
                row.getString("account"),
                StateJson.readItems(row.getString("items")));
        return new Saga(
                request,
                state.stage(request.items()),
                row.getInteger("sequence"),
                state.wishes(),
                reasons(row.getString("attention")));
    }

    static Set<Reason> reasons(String codes) {
        if (codes == null) {
            return Set.of();
        }
        return Arrays.stream(codes.split(",", -1))
                .map(Reason::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Reason.class)));
    }

    static String codes(Collection<Reason> reasons) {
        return reasons.isEmpty() ? null : reasons.stream().map(Reason::code).collect(Collectors.joining(","));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }
}
