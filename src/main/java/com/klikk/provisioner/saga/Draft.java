package com.klikk.provisioner.saga;

import com.klikk.provisioner.saga.LifecycleEvent.Detail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A decision in the making: gathers the next state and numbers its events. */
final class Draft {
    private final Case at;
    private final List<LifecycleEvent> events = new ArrayList<>();
    private Stage stage;
    private List<CancelWish> cancels;
    private final Set<Reason> attention;
    private final List<Watched> watched = new ArrayList<>();
    private boolean noted;

    Draft(Case at) {
        this.at = at;
        this.stage = at.saga().stage();
        this.cancels = at.saga().cancels();
        this.attention = EnumSet.noneOf(Reason.class);
        this.attention.addAll(at.saga().attention());
    }

    Stage stage() {
        return stage;
    }

    Draft stage(Stage next) {
        stage = next;
        return this;
    }

    Draft cancels(List<CancelWish> next) {
        cancels = next;
        return this;
    }

    List<CancelWish> cancels() {
        return cancels;
    }

    Draft tell(EventType type) {
        return tell(type, false, Detail.NONE);
    }

    Draft tell(EventType type, boolean inferred, Detail detail) {
        int sequence = at.saga().sequence() + events.size() + 1;
        events.add(new LifecycleEvent(type, sequence, inferred, false, detail));
        return this;
    }

    /** Asks for a person, once as long as the reason holds. */
    Draft attention(Reason reason, String tried) {
        return attention(reason, tried, List.of());
    }

    Draft attention(Reason reason, String tried, List<Long> orders) {
        return attention.contains(reason) ? this : alarm(reason, tried, orders);
    }

    /** Asks for a person, also where one was asked for the same reason. */
    Draft alarm(Reason reason, String tried, List<Long> orders) {
        attention.add(reason);
        return tell(EventType.ATTENTION, false, Detail.reason(reason, tried, orders));
    }

    Draft watch(Watched attempt) {
        watched.add(attempt);
        return this;
    }

    /** Worth writing down even where nothing else changes. */
    Draft noted() {
        noted = true;
        return this;
    }

    Draft settled(Reason... reasons) {
        List.of(reasons).forEach(attention::remove);
        return this;
    }

    /** Marks the last event that is not a call for a person as the one that ends the saga. */
    Draft ending() {
        int last = events.size() - 1;
        while (events.get(last).type() == EventType.ATTENTION) {
            last--;
        }
        events.set(last, events.get(last).ending());
        return this;
    }

    Decision rest() {
        return done(new Action.Wait(), new When.Never());
    }

    Decision again(Duration in) {
        return done(new Action.Wait(), new When.At(at.now().plus(in)));
    }

    Decision then(Instant due) {
        return done(new Action.Wait(), new When.At(due));
    }

    /** To be claimed again without delay. */
    Decision now() {
        return again(Duration.ZERO);
    }

    /** Whoever holds the saga keeps it. */
    Decision keep() {
        return done(new Action.Wait(), new When.Kept());
    }

    /** The action follows the commit, by whoever holds the saga. */
    Decision act(Action action) {
        return done(action, new When.Kept());
    }

    Saga saga() {
        Saga before = at.saga();
        return new Saga(
                before.request(),
                stage,
                before.sequence() + events.size(),
                List.copyOf(cancels),
                attention.isEmpty() ? Set.of() : EnumSet.copyOf(attention));
    }

    private Decision done(Action action, When when) {
        Saga next = saga();
        boolean changed = noted || !watched.isEmpty() || !next.equals(at.saga());
        return new Decision(next, List.copyOf(events), List.copyOf(watched), action, when, changed);
    }
}
