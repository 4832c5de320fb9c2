package com.klikk.provisioner.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lifecycle that breaks a promise, so that a consumer's test asks for what never happens. */
class ImpossibleLifecycleTest {
    /** What is told first, and what can't follow. */
    record Impossible(String name, Consumer<Lifecycle> begins, Consumer<Lifecycle> next) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Impossible> impossible() {
        return Stream.of(
                new Impossible("submitted before accepted", told -> {}, told -> told.submitted(1)),
                new Impossible("accepted twice", Lifecycle::accepted, Lifecycle::accepted),
                new Impossible("paid before submitted", Lifecycle::accepted, Lifecycle::paid),
                new Impossible("pending before paid", told -> told.accepted().submitted(1), Lifecycle::pending),
                new Impossible(
                        "completed before pending", told -> told.accepted().submitted(1), Lifecycle::completed),
                new Impossible(
                        "paid and then not pending",
                        told -> told.accepted().submitted(1).paid(),
                        Lifecycle::cancelled),
                new Impossible("paid twice", told -> pending(told), Lifecycle::paid),
                new Impossible(
                        "payment asked for twice",
                        told -> told.accepted().submitted(1).paymentRequired(),
                        Lifecycle::paymentRequired),
                new Impossible(
                        "payment asked for after it was paid", told -> pending(told), Lifecycle::paymentRequired),
                new Impossible(
                        "ready before pending",
                        told -> told.accepted().submitted(1),
                        told -> told.serverReady("web-1")),
                new Impossible(
                        "ready twice", told -> pending(told).serverReady("web-1"), told -> told.serverReady("web-1")),
                new Impossible(
                        "ready without having been ordered", told -> pending(told), told -> told.serverReady("x")),
                new Impossible(
                        "ready although cancelled",
                        told -> pending(told).itemCancelled("web-1"),
                        told -> told.serverReady("web-1")),
                new Impossible(
                        "the last item cancelled, and the order not",
                        told -> pending(told).itemCancelled("web-1"),
                        told -> told.itemCancelled("db-1")),
                new Impossible("refused once it is placed", told -> pending(told), told -> told.refused("no")),
                new Impossible(
                        "invalid once it is accepted", Lifecycle::accepted, told -> told.invalid("/items", "no")),
                new Impossible("cancelled twice", told -> told.accepted().cancelled(), Lifecycle::cancelled),
                new Impossible("purged while it goes on", told -> pending(told), Lifecycle::purged),
                new Impossible(
                        "purged, never having been an order", told -> told.invalid("/items", "no"), Lifecycle::purged),
                new Impossible(
                        "told after it was purged",
                        told -> told.accepted().cancelled().purged(),
                        Lifecycle::cancelled),
                new Impossible("another account on the way", Lifecycle::accepted, told -> told.account("other")));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatIsNeverToldCantBePlayed(Impossible story) {
        Lifecycle told = Lifecycle.of("shop-1").items("web-1", "db-1");
        story.begins().accept(told);
        List<Message> before = told.messages().all();

        assertThatThrownBy(() -> story.next().accept(told))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("shop-1: ");

        assertThat(told.messages().all()).isEqualTo(before);
    }

    private static Lifecycle pending(Lifecycle told) {
        return told.accepted().submitted(1).paid().pending();
    }
}
