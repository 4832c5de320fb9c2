package com.klikk.provisioner.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Asks for many at once what each asks for itself: whoever asks until {@code later} has come gets the one answer. Where that fails each is
 * asked for singly, so that what can't be answered is a failure of its own alone. Confined to the context that {@code later} runs on.
 */
final class Gathering<Q, A> {
    private final Function<List<Q>, Uni<A>> question;
    private final Consumer<Runnable> later;
    private List<Q> asked = new ArrayList<>();
    private List<UniEmitter<? super A>> waiting = new ArrayList<>();

    Gathering(Function<List<Q>, Uni<A>> question, Consumer<Runnable> later) {
        this.question = question;
        this.later = later;
    }

    Uni<A> ask(Q what) {
        return Uni.createFrom().emitter(emitter -> {
            asked.add(what);
            waiting.add(emitter);
            if (asked.size() == 1) {
                later.accept(this::askAll);
            }
        });
    }

    private void askAll() {
        List<Q> what = asked;
        List<UniEmitter<? super A>> who = waiting;
        asked = new ArrayList<>();
        waiting = new ArrayList<>();
        ask(what, who);
    }

    private void ask(List<Q> what, List<UniEmitter<? super A>> who) {
        Uni.createFrom()
                .deferred(() -> question.apply(what))
                .subscribe()
                .with(
                        answer -> who.forEach(emitter -> emitter.complete(answer)),
                        failure -> failed(what, who, failure));
    }

    private void failed(List<Q> what, List<UniEmitter<? super A>> who, Throwable failure) {
        if (what.size() == 1) {
            who.get(0).fail(failure);
            return;
        }
        for (int i = 0; i < what.size(); i++) {
            ask(List.of(what.get(i)), List.of(who.get(i)));
        }
    }
}
