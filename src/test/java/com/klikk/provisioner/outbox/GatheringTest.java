package com.klikk.provisioner.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Many questions, one answer; who asks later is asked for later. */
class GatheringTest {
    private final List<Runnable> later = new ArrayList<>();
    private final List<List<String>> questions = new ArrayList<>();
    private final List<CompletableFuture<String>> answers = new ArrayList<>();
    private final Gathering<String, String> gathering = new Gathering<>(this::question, later::add);

    private Uni<String> question(List<String> what) {
        questions.add(what);
        answers.add(new CompletableFuture<>());
        return Uni.createFrom().completionStage(answers.get(answers.size() - 1));
    }

    private CompletableFuture<String> ask(String what) {
        return gathering.ask(what).subscribeAsCompletionStage();
    }

    private void itIsLater() {
        List<Runnable> tasks = List.copyOf(later);
        later.clear();
        tasks.forEach(Runnable::run);
    }

    @Test
    void whoAsksUntilThenGetsTheSameAnswer() {
        var one = ask("a");
        var other = ask("b");
        itIsLater();
        assertThat(one).isNotDone();

        answers.get(0).complete("both");

        assertThat(questions).containsExactly(List.of("a", "b"));
        assertThat(one).isCompletedWithValue("both");
        assertThat(other).isCompletedWithValue("both");
    }

    @Test
    void whoAsksAfterwardsIsAskedForAnew() {
        var one = ask("a");
        itIsLater();
        var other = ask("b");
        answers.get(0).complete("first");
        assertThat(one).isCompletedWithValue("first");
        assertThat(other).isNotDone();

        itIsLater();
        answers.get(1).complete("second");

        assertThat(questions).containsExactly(List.of("a"), List.of("b"));
        assertThat(other).isCompletedWithValue("second");
    }

    @Test
    void whatCanNotBeAnsweredIsAFailureOfItsOwnAlone() {
        var one = ask("a");
        var other = ask("b");
        itIsLater();
        answers.get(0).completeExceptionally(new IllegalStateException("one of them is unreadable"));
        assertThat(questions).containsExactly(List.of("a", "b"), List.of("a"), List.of("b"));

        answers.get(1).completeExceptionally(new IllegalStateException("unreadable"));
        answers.get(2).complete("answer");

        assertThat(one).isCompletedExceptionally();
        assertThat(other).isCompletedWithValue("answer");
    }
}
