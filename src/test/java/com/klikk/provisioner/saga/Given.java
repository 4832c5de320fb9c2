package com.klikk.provisioner.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Sagas, sights and settings to begin a test with. */
final class Given {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final long ORDER = 73;

    static final Policy POLICY = new Policy(
            "test",
            new Policy.Polling(
                    Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofHours(6)),
            new Policy.Reconciling(Duration.ofSeconds(65), Duration.ofMinutes(1), 3, 3, Duration.ofMinutes(30)),
            Duration.ofDays(14),
            false,
            Duration.ofHours(1));

    static final Decider DECIDER = new Decider(POLICY);

    private Given() {}

    static Request request(String... items) {
        return new Request(
                SagaId.of("test", "default", "shop-1"),
                "shop-1",
                "default",
                Arrays.stream(items)
                        .map(name -> new Request.Item(name, true, null))
                        .toList());
    }

    static Saga saga(Stage stage, String... items) {
        return new Saga(request(items), stage, 1, List.of(), Set.of());
    }

    static Saga withCancel(Saga saga, Target target, CancelWish.Phase phase) {
        return new Saga(
                saga.request(),
                saga.stage(),
                saga.sequence(),
                List.of(new CancelWish(target, phase)),
                saga.attention());
    }

    static Saga withAttention(Saga saga, Reason reason) {
        return new Saga(saga.request(), saga.stage(), saga.sequence(), saga.cancels(), EnumSet.of(reason));
    }

    static Token token() {
        return Token.of("test", "default", "shop-1", 1);
    }

    static Order order(Integer status, Integer... itemStatuses) {
        List<ItemState> items = new ArrayList<>();
        for (int i = 0; i < itemStatuses.length; i++) {
            items.add(new ItemState("web-" + (i + 1), true, 1000L + i, itemStatuses[i], "m", false, 0));
        }
        return new Order(ORDER, status, "m", List.copyOf(items), 0, 0, null);
    }

    /** A reading: the order's status, then its items', named web-1, web-2 … */
    static Sight sight(Integer status, Integer... itemStatuses) {
        List<Sight.Item> items = new ArrayList<>();
        for (int i = 0; i < itemStatuses.length; i++) {
            items.add(new Sight.Item(1000L + i, itemStatuses[i], "web-" + (i + 1), "m"));
        }
        return new Sight(status, "m", List.copyOf(items), null);
    }

    static Sight withServers(Sight sight, long... runningItems) {
        List<Sight.Server> servers = Arrays.stream(runningItems)
                .mapToObj(item ->
                        new Sight.Server(item, true, true, true, Hardware.UNKNOWN, "{\"order_item_id\":" + item + "}"))
                .toList();
        return new Sight(sight.status(), sight.message(), sight.items(), servers);
    }

    static Decision decide(Saga saga, Observation observation) {
        return DECIDER.decide(saga, observation, NOON, 0);
    }

    static List<String> types(Decision decision) {
        return decision.events().stream().map(Given::type).toList();
    }

    private static String type(LifecycleEvent event) {
        String inferred = event.inferred() ? " (inferred)" : "";
        String detail =
                event.detail().itemName() == null ? "" : " " + event.detail().itemName();
        String reason = event.detail().reason() == null
                ? ""
                : " " + event.detail().reason().code();
        return event.type().wire() + detail + reason + inferred + (event.ended() ? " (ended)" : "");
    }
}
