package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.klikk.ServerReading;
import com.klikk.provisioner.klikk.ServersReply;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The engine's context has not begun here, so everything happens at once and on this thread. */
class ServerSweepTest {
    private static final ServersReply UNREADABLE = new ServersReply.NoAnswer("503", null);
    private static final ServersReply EVERYTHING = reply(1, 2, 3, 4, 5, 6, 7, 99);

    private final FakeCalls<ServersReply> calls = new FakeCalls<>();
    private final SteppedClock clock = new SteppedClock();
    private final CallBudget budget = Budgets.of(new EngineContext(null), clock, 1000, 1);
    private final ServerSweep sweep =
            new ServerSweep(Budgets.calls(new ServersOnly(calls), budget, clock), new EngineContext(null), clock);

    private UniAssertSubscriber<List<ServerReading>> ask(long... items) {
        clock.step(Duration.ofSeconds(1));
        return askNow(items);
    }

    private UniAssertSubscriber<List<ServerReading>> askNow(long... items) {
        return sweep.ask(LongStream.of(items).boxed().toList(), Trail.NONE)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    /** Time passes with each answer, so that the rate never makes anybody wait. */
    private void answer(ServersReply reply) {
        clock.step(Duration.ofSeconds(1));
        calls.answer(reply);
    }

    @Test
    void fewItemsAreAskedForOneByOne() {
        var asked = ask(1, 2, 3);
        answer(reply(1));
        answer(reply(2));
        answer(reply(3));

        assertThat(calls.begun()).containsExactly("1", "2", "3");
        assertThat(items(asked)).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void manyItemsAreAskedForByOneListing() {
        var asked = ask(1, 2, 3, 4);
        answer(EVERYTHING);

        assertThat(calls.begun()).containsExactly("all");
        assertThat(items(asked)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }

    @Test
    void longListingsLieApart() {
        ask(1, 2, 3, 4);
        calls.answer(reply(LongStream.rangeClosed(1, 5_000).toArray()));
        var soon = askNow(1, 2, 3, 4);
        assertThat(calls.begun()).hasSize(1);

        clock.step(Duration.ofMillis(500));
        askNow(5);
        answer(EVERYTHING);

        assertThat(items(soon)).hasSize(4);
    }

    @Test
    void shortListingsFollowOneAnother() {
        ask(1, 2, 3, 4);
        calls.answer(EVERYTHING);
        clock.step(Duration.ofMillis(10));
        askNow(1, 2, 3, 4);

        assertThat(calls.begun()).hasSize(2);
    }

    @Test
    void itemThatNobodyMentionsIsSimplyNotThere() {
        var asked = ask(1, 2, 3, 4);
        answer(reply(2, 99));

        assertThat(items(asked)).containsExactly(2L);
    }

    @Test
    void rowOfAnotherItemIsNoAnswerToASingleQuestion() {
        var asked = ask(1);
        answer(reply(2, 99));

        assertThat(items(asked)).isEmpty();
    }

    @Test
    void whoAsksDuringAListingIsServedByTheNext() {
        var first = ask(1, 2, 3, 4);
        var second = ask(1, 2, 3);
        var third = ask(5);
        answer(EVERYTHING);

        first.assertCompleted();
        second.assertNotTerminated();
        third.assertNotTerminated();
        answer(EVERYTHING);
        assertThat(calls.begun()).containsExactly("all", "all");
        assertThat(items(second)).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(items(third)).containsExactly(5L);
    }

    @Test
    void whoAsksWhileTheListingWaitsForItsTurnIsServedByIt() {
        FakeCalls<Void> other = new FakeCalls<>();
        budget.call("order_create", true, () -> other.call("purchase"))
                .subscribe()
                .with(done -> {});
        var first = ask(1, 2, 3, 4);
        var second = ask(5, 6);
        other.answer(null);
        answer(EVERYTHING);

        assertThat(calls.begun()).containsExactly("all");
        assertThat(items(first)).hasSize(4);
        assertThat(items(second)).containsExactlyInAnyOrder(5L, 6L);
    }

    @Test
    void unreadableListingTellsNothingAndIsFollowedBySingles() {
        var first = ask(1, 2, 3, 4);
        answer(UNREADABLE);
        var second = ask(1, 2, 3, 4);
        LongStream.rangeClosed(1, 4).forEach(item -> answer(reply(item)));

        first.assertCompleted().assertItem(null);
        assertThat(calls.begun()).containsExactly("all", "1", "2", "3", "4");
        assertThat(items(second)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }

    @Test
    void afterTheSinglesAListingIsTriedAgain() {
        ask(1, 2, 3, 4);
        answer(UNREADABLE);
        ask(1, 2, 3, 4);
        LongStream.rangeClosed(1, 4).forEach(item -> answer(reply(item)));
        ask(1, 2, 3, 4);

        assertThat(calls.begun()).endsWith("all");
    }

    @Test
    void singleThatCannotBeReadSpoilsNobodyElsesAnswer() {
        var busy = ask(9);
        var unlucky = ask(1);
        var mixed = ask(1, 2);
        answer(reply(9));
        answer(UNREADABLE);
        answer(reply(2));

        assertThat(items(busy)).containsExactly(9L);
        unlucky.assertCompleted().assertItem(null);
        assertThat(items(mixed)).containsExactly(2L);
    }

    @Test
    void listingThatFailsIsAnsweredAndHoldsNobodyUp() {
        var first = ask(1, 2, 3, 4);
        clock.step(Duration.ofSeconds(1));
        calls.fail();
        var second = ask(1);
        answer(reply(1));

        first.assertCompleted().assertItem(null);
        assertThat(items(second)).containsExactly(1L);
    }

    @Test
    void emptyListingIsAnAnswer() {
        var asked = ask(1, 2, 3, 4);
        answer(reply());

        assertThat(items(asked)).isEmpty();
    }

    private static List<Long> items(UniAssertSubscriber<List<ServerReading>> asked) {
        return asked.assertCompleted().getItem().stream()
                .map(ServerReading::orderItemId)
                .toList();
    }

    private static ServersReply reply(long... items) {
        return new ServersReply.Read(Arrays.stream(items)
                .mapToObj(item -> new ServerReading(
                        item,
                        "s",
                        item,
                        true,
                        List.of("192.0.2.1"),
                        List.of(),
                        new ServerReading.Size(null, null, null),
                        "{}"))
                .toList());
    }
}
