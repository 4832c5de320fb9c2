package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.CancelReply;
import com.klikk.provisioner.klikk.CreateReply;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.klikk.ServerReading;
import com.klikk.provisioner.klikk.StatusReply;
import com.klikk.provisioner.saga.Action;
import com.klikk.provisioner.saga.Hardware;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Sight;
import com.klikk.provisioner.saga.Target;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Does what a saga asks for, and says what was seen. */
final class Performer {
    /** In characters. An event has to fit into a Kafka message, and a row of megabytes is no server. */
    private static final int LARGEST_SERVER = 200_000;

    private Performer() {}

    static Uni<Observation> place(Lane lane, Claimed saga, Action.Place place, BooleanSupplier stillOurs) {
        byte[] body = OrderBody.of(saga.body(), place.token(), saga.reference());
        return lane.create(body, stillOurs)
                .onFailure()
                .recoverWithItem(failure -> new CreateReply.Unclear("our client failed: " + failure))
                .map(reply -> outcome(place.attempt(), reply));
    }

    private static Observation outcome(int attempt, CreateReply reply) {
        if (reply instanceof CreateReply.Placed placed) {
            return new Observation.Placed(attempt, placed.orderId(), placed.status(), placed.message());
        }
        if (reply instanceof CreateReply.NotSent notSent) {
            return new Observation.NotSent(attempt, notSent.why(), notSent.retryAfter(), notSent.reached());
        }
        if (reply instanceof CreateReply.Refused refused) {
            return new Observation.Refused(attempt, refused.message());
        }
        if (reply instanceof CreateReply.Held held) {
            return new Observation.Held(attempt, held.why());
        }
        if (reply instanceof CreateReply.Forbidden forbidden) {
            return new Observation.Forbidden(attempt, forbidden.message());
        }
        return new Observation.Unclear(attempt, ((CreateReply.Unclear) reply).why());
    }

    static Uni<Observation> cancel(Lane lane, Action.Cancel cancel) {
        return lane.cancel(cancel.orderId(), cancel.orderItemId())
                .onFailure()
                .recoverWithItem(failure -> new CancelReply.NoAnswer(failure.toString(), null))
                .map(reply -> cancelled(cancel.target(), reply));
    }

    private static Observation cancelled(Target target, CancelReply reply) {
        if (reply instanceof CancelReply.Accepted) {
            return new Observation.CancelAccepted(target);
        }
        if (reply instanceof CancelReply.NotFound) {
            return new Observation.CancelNotFound(target);
        }
        if (reply instanceof CancelReply.Refused refused) {
            return new Observation.CancelRefused(target, refused.message());
        }
        if (reply instanceof CancelReply.Held held) {
            return new Observation.ReadHeld(held.why());
        }
        CancelReply.NoAnswer none = (CancelReply.NoAnswer) reply;
        return new Observation.NoAnswer(none.why(), none.retryAfter());
    }

    static Uni<Observation> look(Lane lane, Action.Look look) {
        return lane.glance(look)
                .flatMap(glance -> switch (glance) {
                    case ITSELF -> status(lane, look);
                    case SAME -> servers(lane, look);
                    case WATCHED -> Uni.createFrom().item(new Observation.Unchanged(List.of(), true));
                })
                .onFailure(NoTurn.class)
                .recoverWithItem(none -> new Observation.NoAnswer(none.getMessage(), null));
    }

    /** A listing shows nothing new of the order; its servers may be. */
    private static Uni<Observation> servers(Lane lane, Action.Look look) {
        List<Long> items = look.serversToSee();
        if (items.isEmpty()) {
            return Uni.createFrom().item(new Observation.Unchanged());
        }
        return lane.servers(items)
                .map(read -> read == null ? new Observation.Unchanged() : new Observation.Unchanged(rows(read)));
    }

    private static Uni<Observation> status(Lane lane, Action.Look look) {
        return lane.status(look.orderId())
                .onFailure()
                .recoverWithItem(failure -> new StatusReply.NoAnswer(failure.toString(), null))
                .flatMap(reply -> reply instanceof StatusReply.Read read
                        ? servers(lane, look, sight(read.order()))
                        : Uni.createFrom().item(unread(reply)));
    }

    private static Observation unread(StatusReply reply) {
        if (reply instanceof StatusReply.NotFound) {
            return new Observation.NotFound();
        }
        if (reply instanceof StatusReply.Held held) {
            return new Observation.ReadHeld(held.why());
        }
        StatusReply.NoAnswer none = (StatusReply.NoAnswer) reply;
        return new Observation.NoAnswer(none.why(), none.retryAfter());
    }

    private static Uni<Observation> servers(Lane lane, Action.Look look, Sight sight) {
        List<Long> items = look.serversToSee(sight);
        return items.isEmpty()
                ? Uni.createFrom().item(new Observation.Seen(sight))
                : lane.servers(items).map(rows -> new Observation.Seen(rows == null ? sight : sight.with(rows(rows))));
    }

    static Sight sight(OrderReading order) {
        List<Sight.Item> items = order.items() == null
                ? null
                : order.items().stream()
                        .map(item -> new Sight.Item(item.id(), item.status(), item.name(), item.message()))
                        .toList();
        return new Sight(order.status(), order.message(), items, null);
    }

    private static List<Sight.Server> rows(List<ServerReading> rows) {
        return rows.stream()
                .filter(row -> row.json().length() <= LARGEST_SERVER)
                .map(row -> new Sight.Server(
                        row.orderItemId(),
                        row.running(),
                        !row.ipv4().isEmpty(),
                        !row.ipv6().isEmpty(),
                        new Hardware(
                                row.size().cpus(),
                                row.size().memoryMb(),
                                row.size().storageMb()),
                        row.json()))
                .toList();
    }
}
