package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.EventType;
import com.klikk.provisioner.saga.LifecycleEvent;
import com.klikk.provisioner.saga.Reason;
import com.klikk.provisioner.saga.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All that was told about one request, and all that was asked of it. */
final class Story {
    /** {@code batch}: events that were told together. */
    record Told(int batch, Instant at, LifecycleEvent event) {
        EventType type() {
            return event.type();
        }

        boolean is(Reason reason) {
            return reason == event.detail().reason();
        }
    }

    /** A cancel that somebody asked for. */
    record Asked(Target target, Instant at) {}

    final String request;
    final List<String> items;
    final List<Told> told = new ArrayList<>();
    final List<Asked> asked = new ArrayList<>();
    /** Sends of {@code order_create}. */
    int placements;
    /** An operator wanted it no more. */
    boolean abandoned;
    /** When its order became known. */
    Instant learned;
    /** When nothing but a tombstone was left, for the first time. */
    Instant purged;

    Story(String request, List<String> items) {
        this.request = request;
        this.items = List.copyOf(items);
    }

    boolean tells(EventType type) {
        return first(type) != null;
    }

    boolean tells(Reason reason) {
        return count(reason) > 0;
    }

    long count(Reason reason) {
        return told.stream().filter(one -> one.is(reason)).count();
    }

    Told first(EventType type) {
        return told.stream().filter(one -> one.type() == type).findFirst().orElse(null);
    }

    boolean askedWhole() {
        return asked.stream().anyMatch(one -> one.target().wholeOrder());
    }

    /** The events' types, for whoever has to find out what went wrong. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(request);
        told.forEach(one -> text.append("\n  ")
                .append(one.at())
                .append(' ')
                .append(one.event().sequence())
                .append(' ')
                .append(one.type().wire())
                .append(
                        one.event().detail().reason() == null
                                ? ""
                                : " " + one.event().detail().reason())
                .append(
                        one.event().detail().itemName() == null
                                ? ""
                                : " " + one.event().detail().itemName())
                .append(
                        one.event().detail().tried() == null
                                ? ""
                                : " (" + one.event().detail().tried() + ")")
                .append(one.event().ended() ? " ended" : ""));
        asked.forEach(one -> text.append("\n  asked ").append(one));
        return text.toString();
    }
}
