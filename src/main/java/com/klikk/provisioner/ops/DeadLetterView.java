package com.klikk.provisioner.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.klikk.provisioner.request.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Dead letters as they are kept, without what they said. */
@ApplicationScoped
class DeadLetterView {
    private final ObjectMapper json;

    DeadLetterView(ObjectMapper json) {
        this.json = json;
    }

    /** One with those that it became. */
    record Seen(DeadLetterItem letter, List<Long> cameBackAs) {}

    /** Letters, the newest first. */
    @WithSession
    Uni<Page<DeadLetterItem>> list(DeadLetterFilter filter, Optional<Cursor> after, int limit) {
        long below = after.map(Cursor::number).orElse(Long.MAX_VALUE);
        return DeadLetterEntity.<DeadLetterEntity>find(
                        "from DeadLetter l where l.id < :below and " + DeadLetterFilter.CONDITION
                                + " order by l.id desc",
                        filter.parameters().and("below", below))
                .range(0, limit)
                .list()
                .map(found -> Page.of(found, limit, letter -> cursor(letter.id)).map(this::item));
    }

    @WithSession
    Uni<Optional<Seen>> byId(long id) {
        return DeadLetterEntity.<DeadLetterEntity>findById(id)
                .flatMap(letter -> letter == null
                        ? Uni.createFrom().item(Optional.empty())
                        : DeadLetterEntity.<DeadLetterEntity>list("resubmissionOf = ?1 order by id", id)
                                .map(back -> Optional.of(new Seen(item(letter), ids(back)))));
    }

    /** How many a filter finds. */
    @WithSession
    Uni<Long> count(DeadLetterFilter filter) {
        return DeadLetterEntity.find("from DeadLetter l where " + DeadLetterFilter.CONDITION, filter.parameters())
                .count();
    }

    /** Their ids behind one, the oldest first. */
    @WithSession
    Uni<List<Long>> behind(long id, DeadLetterFilter filter, int most) {
        return DeadLetterEntity.<DeadLetterEntity>find(
                        "from DeadLetter l where l.id > :id and " + DeadLetterFilter.CONDITION + " order by l.id",
                        filter.parameters().and("id", id))
                .range(0, most - 1)
                .list()
                .map(DeadLetterView::ids);
    }

    private static List<Long> ids(List<DeadLetterEntity> letters) {
        return letters.stream().map(letter -> letter.id).toList();
    }

    static String cursor(long id) {
        return new Cursor(Instant.EPOCH, 0, id).text();
    }

    private DeadLetterItem item(DeadLetterEntity row) {
        try {
            List<Problem> problems =
                    row.problems == null ? List.of() : List.of(json.readValue(row.problems, Problem[].class));
            return DeadLetterItem.of(row, problems);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("problems that we wrote must be readable", e);
        }
    }
}
