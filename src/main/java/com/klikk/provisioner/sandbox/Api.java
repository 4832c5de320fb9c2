package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** The five documented actions. */
final class Api {
    private final Ledger ledger;
    private final VirtualClock clock;
    private final Switches switches;
    private final AtomicLong accepted = new AtomicLong();

    Api(Ledger ledger, VirtualClock clock, Switches switches) {
        this.ledger = ledger;
        this.clock = clock;
        this.switches = switches;
    }

    /** How many orders were made. */
    long accepted() {
        return accepted.get();
    }

    /** Performs one action; {@code fault} may bend what is done or said, what happens on the way is not its matter. */
    Answer perform(Profile profile, JsonObject body, Fault fault) {
        return switch (Loose.text(body.getValue("action"))) {
            case "order_create" -> create(profile, body, fault);
            case "order_status" -> status(profile, body);
            case "order_list" -> list(profile, fault);
            case "order_cancel" -> cancel(profile, body);
            case "server_list" -> servers(profile, body, fault);
            default -> Answer.error(400, "Unknown action");
        };
    }

    private Answer create(Profile profile, JsonObject body, Fault fault) {
        Optional<String> problem = OrderCheck.problem(body);
        if (problem.isPresent()) {
            return Answer.error(400, problem.get());
        }
        OrderForm form = OrderForm.of(body);
        return ledger.refusal(profile, form)
                .map(why -> Answer.error(422, why))
                .orElseGet(() -> place(profile, form, fault));
    }

    private Answer place(Profile profile, OrderForm form, Fault fault) {
        Instant visibleAt = clock.after(fault.time(Fault.Kind.ACCEPT_LATE));
        accepted.incrementAndGet();
        OrderView order = ledger.place(profile, form, visibleAt);
        return switch (fault.kind()) {
            case ACCEPT_402 -> Answer.of(402, Rendering.unpaid(order));
            case ACCEPT_402_NO_ID -> Answer.error(402, Standing.UNPAID.message());
            default -> Answer.of(order.owed() ? switches.paymentReply() : 200, Rendering.created(order));
        };
    }

    private Answer list(Profile profile, Fault fault) {
        SandboxOptions.Listing look = switches.listing();
        OrderList listing = new OrderList(new SandboxOptions.Listing(fault.shape(look.shape()), look.echoReference()));
        List<OrderView> orders = ledger.orders(profile, clock.before(fault.time(Fault.Kind.LAG)));
        return switch (fault.kind()) {
            case PARTIAL -> listing.of(orders.subList(0, orders.size() / 2));
            case EMPTY_LIST -> listing.of(List.of());
            case EMPTY_OBJECT -> Answer.ok(new JsonObject());
            case NO_REFERENCES -> listing.withoutReferences().of(orders);
            default -> listing.of(orders);
        };
    }

    private Answer status(Profile profile, JsonObject body) {
        OptionalLong id = Loose.whole(body.getValue("order_id"));
        if (id.isEmpty()) {
            return Answer.error(400, "order_id is missing");
        }
        return ledger.order(profile, id.getAsLong())
                .map(o -> Answer.ok(Rendering.order(o)))
                .orElse(Answer.error(404, "Order not found"));
    }

    private Answer cancel(Profile profile, JsonObject body) {
        OptionalLong order = Loose.whole(body.getValue("order_id"));
        OptionalLong item = itemId(body);
        if (order.isEmpty() || item.isEmpty()) {
            return Answer.error(400, "order_id or order_item_id is not a number");
        }
        boolean found = ledger.cancel(profile, order.getAsLong(), item.getAsLong());
        return found ? Answer.EMPTY : Answer.error(404, "Order not found");
    }

    private Answer servers(Profile profile, JsonObject body, Fault fault) {
        OptionalLong item = itemId(body);
        if (item.isEmpty()) {
            return Answer.error(400, "order_item_id is not a number");
        }
        Instant then = clock.before(fault.time(Fault.Kind.LAG_SERVERS));
        List<ServerView> servers = ledger.servers(profile, item.getAsLong(), then);
        return Answer.ok(Rendering.servers(
                switch (fault.kind()) {
                    case PARTIAL_SERVERS -> servers.subList(0, servers.size() / 2);
                    case HALF_SERVERS -> servers.stream().map(ServerView::half).toList();
                    default -> servers;
                }));
    }

    /** 0 where the member is missing, null, blank or 0: the documentation's "0 or blank for all servers". */
    private static OptionalLong itemId(JsonObject body) {
        Object value = body.getValue("order_item_id");
        return Loose.text(value).isBlank() ? OptionalLong.of(0) : Loose.whole(value);
    }
}
