package com.klikk.provisioner.request;

import com.klikk.provisioner.engine.Handover;
import com.klikk.provisioner.engine.NewSagas;
import com.klikk.provisioner.request.DeadLetterStore.DeadLetter;
import com.klikk.provisioner.request.RequestStore.Position;
import com.klikk.provisioner.saga.Request;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One batch in one transaction: creates all at once, then the few that need a look of their own. */
@ApplicationScoped
class BatchIntake {
    private final RequestStore requests;
    private final SagaKeyStore keys;
    private final NewSagas sagas;
    private final CancelIntake cancels;
    private final Rejections rejections;

    BatchIntake(RequestStore requests, SagaKeyStore keys, NewSagas sagas, CancelIntake cancels, Rejections rejections) {
        this.requests = requests;
        this.keys = keys;
        this.sagas = sagas;
        this.cancels = cancels;
        this.rejections = rejections;
    }

    /** Whether these are new creates, as far as can be seen: then {@link #attempt} is worth its while. */
    static boolean plain(List<Arrival> arrivals) {
        return !arrivals.isEmpty()
                && arrivals.stream().allMatch(arrival -> arrival.reading() instanceof Reading.Create)
                && arrivals.stream().map(Arrival::requestId).distinct().count() == arrivals.size();
    }

    /** Takes plain creates by one statement. Fails with {@link NewSagas#contested}, having taken nothing, where that will not do. */
    Uni<List<Receipt>> attempt(SqlClient client, List<Arrival> arrivals, List<Position> positions, Handover handover) {
        List<Reading.Create> creates = arrivals.stream()
                .map(arrival -> (Reading.Create) arrival.reading())
                .toList();
        var intake = new NewSagas.Intake(
                creates.stream().map(create -> create.fingerprint().text()).toList(),
                positions.stream()
                        .map(next -> new NewSagas.Offset(next.topic(), next.partition(), next.nextOffset()))
                        .toList());
        return keys.take(creates.size())
                .map(taken -> IntStream.range(0, creates.size())
                        .mapToObj(i -> order(taken.get(i), creates.get(i)))
                        .toList())
                .flatMap(orders -> sagas.take(client, orders, handover, intake))
                .replaceWith(() -> Collections.nCopies(creates.size(), Receipt.TAKEN));
    }

    /** {@code handover}: in whose hand new sagas begin. */
    Uni<List<Receipt>> take(
            SqlClient transaction, List<Arrival> arrivals, List<Position> positions, Instant now, Handover handover) {
        if (arrivals.size() > 1 && ambiguous(arrivals)) {
            return singly(transaction, arrivals, positions, now, handover);
        }
        Receipt[] receipts = new Receipt[arrivals.size()];
        List<DeadLetter> dead = new ArrayList<>();
        return creates(transaction, arrivals, receipts, now, handover)
                .flatMap(done -> cancels(transaction, arrivals, receipts, dead, now))
                .invoke(done -> judge(arrivals, receipts, dead))
                .flatMap(done -> rejections.write(transaction, dead, now))
                .flatMap(done -> requests.offsets(transaction, positions))
                .map(done -> Arrays.asList(receipts));
    }

    /** Creates go before cancels within a batch; where one id stands for both, the first message must win it. */
    private static boolean ambiguous(List<Arrival> arrivals) {
        Set<String> creates = arrivals.stream()
                .filter(arrival -> arrival.reading() instanceof Reading.Create)
                .map(Arrival::requestId)
                .collect(Collectors.toSet());
        return arrivals.stream()
                .anyMatch(arrival ->
                        arrival.reading() instanceof Reading.Cancel && creates.contains(arrival.requestId()));
    }

    private Uni<List<Receipt>> singly(
            SqlClient transaction, List<Arrival> arrivals, List<Position> positions, Instant now, Handover handover) {
        List<Receipt> receipts = new ArrayList<>();
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Arrival arrival : arrivals) {
            chain = chain.flatMap(done -> take(transaction, List.of(arrival), List.of(), now, handover))
                    .invoke(receipts::addAll)
                    .replaceWithVoid();
        }
        return chain.flatMap(done -> requests.offsets(transaction, positions)).replaceWith(receipts);
    }

    private Uni<Void> creates(
            SqlClient transaction, List<Arrival> arrivals, Receipt[] receipts, Instant now, Handover handover) {
        Map<String, Reading.Create> first = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival.reading() instanceof Reading.Create create) {
                first.putIfAbsent(create.requestId(), create);
            }
        }
        if (first.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return requests.take(transaction, List.copyOf(first.values()), now).flatMap(keys -> {
            markTaken(arrivals, receipts, keys);
            return sagas.begin(
                            transaction,
                            keys.keySet().stream()
                                    .map(id -> order(keys.get(id), first.get(id)))
                                    .toList(),
                            handover)
                    .flatMap(done -> keys.isEmpty() ? Uni.createFrom().voidItem() : cancels.settle(transaction, now))
                    .flatMap(done -> compare(transaction, arrivals, receipts));
        });
    }

    private static NewSagas.Order order(long key, Reading.Create create) {
        return new NewSagas.Order(
                key,
                create.requestId(),
                create.account(),
                create.items().stream()
                        .map(item -> new Request.Item(item.name(), item.ipv4(), item.specification()))
                        .toList(),
                create.body(),
                create.reference(),
                create.traceparent(),
                create.warnings().stream()
                        .map(problem -> problem.pointer() + ": " + problem.message())
                        .toList());
    }

    private static void markTaken(List<Arrival> arrivals, Receipt[] receipts, Map<String, Long> keys) {
        Set<String> fresh = new HashSet<>(keys.keySet());
        for (int i = 0; i < receipts.length; i++) {
            if (arrivals.get(i).reading() instanceof Reading.Create create && fresh.remove(create.requestId())) {
                receipts[i] = Receipt.TAKEN;
            }
        }
    }

    /** Whose id was taken before: the same meaning is known, another one is a conflict. */
    private Uni<Void> compare(SqlClient transaction, List<Arrival> arrivals, Receipt[] receipts) {
        List<Integer> late = new ArrayList<>();
        for (int i = 0; i < receipts.length; i++) {
            if (receipts[i] == null && arrivals.get(i).reading() instanceof Reading.Create) {
                late.add(i);
            }
        }
        return known(transaction, arrivals, late, receipts);
    }

    private Uni<Void> known(SqlClient transaction, List<Arrival> arrivals, List<Integer> late, Receipt[] receipts) {
        if (late.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<String> ids = late.stream().map(i -> arrivals.get(i).requestId()).toList();
        return requests.fingerprints(transaction, ids)
                .invoke(taken -> late.forEach(i -> {
                    Arrival arrival = arrivals.get(i);
                    String fingerprint = taken.get(arrival.requestId());
                    if (fingerprint != null) {
                        receipts[i] = arrival.fingerprint().matches(fingerprint) ? Receipt.KNOWN : Receipt.CONFLICT;
                    }
                }))
                .replaceWithVoid();
    }

    private Uni<Void> cancels(
            SqlClient transaction, List<Arrival> arrivals, Receipt[] receipts, List<DeadLetter> dead, Instant now) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (int i = 0; i < receipts.length; i++) {
            if (arrivals.get(i).reading() instanceof Reading.Cancel cancel) {
                int at = i;
                chain = chain.flatMap(done -> known(transaction, arrivals, List.of(at), receipts))
                        .flatMap(done -> receipts[at] != null
                                ? Uni.createFrom().item(Optional.<Problem>empty())
                                : cancels.take(transaction, cancel, now))
                        .invoke(problem -> refuse(arrivals.get(at), at, problem, receipts, dead))
                        .replaceWithVoid();
            }
        }
        return chain;
    }

    private static void refuse(
            Arrival arrival, int at, Optional<Problem> problem, Receipt[] receipts, List<DeadLetter> dead) {
        if (receipts[at] == null) {
            receipts[at] = problem.isPresent() ? Receipt.REJECTED : Receipt.TAKEN;
            problem.ifPresent(
                    found -> dead.add(new DeadLetter(arrival, "invalid", arrival.requestId(), List.of(found))));
        }
    }

    private static void judge(List<Arrival> arrivals, Receipt[] receipts, List<DeadLetter> dead) {
        for (int i = 0; i < receipts.length; i++) {
            Arrival arrival = arrivals.get(i);
            if (arrival.reading() instanceof Reading.Poison poison) {
                receipts[i] = Receipt.REJECTED;
                dead.add(new DeadLetter(arrival, poison.reason(), poison.requestId(), poison.problems()));
            } else if (receipts[i] == Receipt.CONFLICT) {
                dead.add(new DeadLetter(arrival, "conflict", arrival.requestId(), List.of()));
            }
        }
    }
}
