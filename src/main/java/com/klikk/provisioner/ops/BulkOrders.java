package com.klikk.provisioner.ops;

import com.klikk.provisioner.engine.Operator;
import com.klikk.provisioner.engine.OperatorReply;
import com.klikk.provisioner.engine.SagaViews;
import com.klikk.provisioner.ops.BulkAnswer.Skipped;
import com.klikk.provisioner.ops.OrderSelection.Selected;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Applies an action to many orders, one after the other, each in a transaction of its own. */
@ApplicationScoped
class BulkOrders {
    /** Where there is nothing to do. */
    static final Set<String> OVER = Set.of("cancelled", "rejected");

    /** Where there is nothing to do, or the next step would buy. */
    static final Set<String> OVER_OR_BUYING = Set.of("accepted", "placing", "cancelled", "rejected");

    /**
     * What is wanted.
     *
     * @param skipped the states that the action is not for
     * @param after where the call before ended
     */
    record Wish(OrderFilter filter, Set<String> skipped, long after, int limit, boolean dryRun, Operator by) {
        Set<String> eligible() {
            Set<String> states = new TreeSet<>(SagaViews.STATES);
            states.removeAll(skipped);
            return states;
        }
    }

    private final OrderSelection selection;

    BulkOrders(OrderSelection selection) {
        this.selection = selection;
    }

    Uni<BulkAnswer> apply(Wish wish, BiFunction<String, Operator, Uni<OperatorReply>> action) {
        return selection
                .counts(wish.filter())
                .flatMap(counts -> selection
                        .behind(wish.after(), wish.filter(), wish.eligible(), wish.limit() + 1)
                        .map(found -> Page.of(found, wish.limit(), BulkOrders::cursor))
                        .flatMap(page -> touched(wish, page.items(), action)
                                .map(touched -> answer(wish, counts, page, touched))));
    }

    private static Uni<List<String>> touched(
            Wish wish, List<Selected> selected, BiFunction<String, Operator, Uni<OperatorReply>> action) {
        List<String> ids = selected.stream().map(Selected::requestId).toList();
        return wish.dryRun()
                ? Uni.createFrom().item(ids)
                : Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(id ->
                                action.apply(id, wish.by()).map(reply -> reply instanceof OperatorReply.Done ? id : ""))
                        .filter(id -> !id.isEmpty())
                        .collect()
                        .asList();
    }

    private static BulkAnswer answer(Wish wish, Map<String, Long> counts, Page<Selected> page, List<String> touched) {
        Map<String, Long> skipped = new TreeMap<>(counts);
        skipped.keySet().retainAll(wish.skipped());
        long found = sum(counts);
        return new BulkAnswer(
                wish.dryRun(),
                found,
                found - sum(skipped),
                wish.dryRun() ? 0 : touched.size(),
                touched,
                skipped.entrySet().stream()
                        .map(entry -> Skipped.of(entry.getKey(), entry.getValue()))
                        .toList(),
                page.nextCursor());
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String cursor(Selected last) {
        return new Cursor(Instant.EPOCH, 0, last.key()).text();
    }
}
