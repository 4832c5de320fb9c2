package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Action.Look;
import com.klikk.provisioner.saga.StatusClass;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether an account's sagas may rest because its listings are compared: where they are long, sound and recent, and it is written down that
 * somebody has to go on comparing. Confined to the engine's context.
 */
final class Coverage {
    /** Fewer orders are looked at one by one, or many at a time; that is cheap. */
    private static final long MANY = 200;

    /** Where nothing changes, so much time a row lies between two listings: 2 s at 10,000. */
    private static final long NANOS_A_ROW = 200_000;

    /** After so many listings without a change there is no haste. */
    private static final int QUIET = 3;

    private static final Duration APART = Duration.ofSeconds(2);

    /** Intervals that it depends on: the longest between two looks, and how long sagas rest at most. */
    record Terms(Duration longest, Duration rest) {}

    private final String account;
    private final CoverageStore store;
    private final ServerWatch servers;
    private final Clock clock;
    private final Terms terms;
    private ChangedOrders.Lead lead = ChangedOrders.Lead.NONE;
    private CoverageStore.Written written = CoverageStore.Written.NOTHING;
    private boolean compared;
    private long comparedAt;
    private long rows;
    private int quiet;
    private boolean ordersRest;
    private boolean serversRest;

    Coverage(String account, CoverageStore store, ServerWatch servers, Clock clock, Terms terms) {
        this.account = account;
        this.store = store;
        this.servers = servers;
        this.clock = clock;
        this.terms = terms;
        this.comparedAt = clock.nanos();
    }

    /** How long this replica is to lead: until the listing after the next one, so that nobody has to begin anew. */
    Duration lease() {
        return ChangedOrders.LEAD.plus(Duration.ofNanos(2 * slow()));
    }

    /** Another listing is about to be compared, here or elsewhere. One who begins to lead does not know who rests. */
    void led(ChangedOrders.Lead now) {
        if (now.ours() && !lead.ours()) {
            ordersRest = now.orders();
            serversRest = now.servers();
        }
        lead = now;
    }

    /** Another replica leads. */
    void lost() {
        compared = false;
        written = CoverageStore.Written.NOTHING;
        servers.forget();
    }

    /** For an order that is remembered as it is known. */
    Optional<Glance> glance(Look look) {
        if (!recent() || rows < MANY) {
            return Optional.empty();
        }
        boolean settled = look.unready().isEmpty() && look.known().effective() == StatusClass.COMPLETED;
        boolean waits = !look.serversToSee().isEmpty();
        ordersRest |= !settled;
        serversRest |= waits;
        if (!settled && !written.orders()) {
            return Optional.empty();
        }
        boolean watched = !waits || (written.servers() && servers.downAll(look.serversToSee()));
        return Optional.of(watched ? Glance.WATCHED : Glance.SAME);
    }

    /** So that whoever rests now does so before anybody could take the comparison for ended. */
    private boolean recent() {
        return lead.ours()
                && compared
                && clock.nanos() - comparedAt < terms.longest().toNanos() / 2;
    }

    /** When a listing is to be read although nobody asks. */
    long dueIn() {
        boolean needed = lead.ours() && (written.orders() || lead.orders() || (ordersRest && rows >= MANY));
        boolean now = !compared || (ordersRest && !written.orders());
        return !needed ? Long.MAX_VALUE : now ? 0 : comparedAt + pace() - clock.nanos();
    }

    /** Who rests does so because the last comparison is recent. */
    long slowest() {
        return resting() ? Math.max(APART.toNanos(), terms.longest().toNanos() / 4) : Long.MAX_VALUE;
    }

    /** Whether sagas rest on the comparison of this replica. */
    boolean resting() {
        return lead.ours() && lead.orders();
    }

    private long pace() {
        return quiet < QUIET ? APART.toNanos() : slow();
    }

    private long slow() {
        return Math.max(
                APART.toNanos(), Math.min(rows * NANOS_A_ROW, terms.longest().toNanos() / 4));
    }

    /** Servers are compared before orders, so that orders can be found by them. */
    Uni<Void> prepared() {
        return lead.ours() && (serversRest || lead.servers())
                ? servers.read()
                : Uni.createFrom().voidItem();
    }

    /** Whether a server of the order runs that did not when it was compared last. */
    boolean newlyServed(OrderReading order) {
        return servers.newlyUp(order);
    }

    /** Whether a server of the order runs. */
    boolean served(OrderReading order) {
        return servers.anyUp(order);
    }

    /** A sound listing was compared. Whether the account's sagas may rest. */
    Uni<Boolean> compared(long length, int changes) {
        rows = length;
        quiet = changes == 0 ? quiet + 1 : 0;
        servers.compared();
        boolean covers = length >= MANY && (!lead.servers() || servers.recent());
        if (!covers || (!ordersRest && !lead.orders())) {
            compared = covers;
            comparedAt = clock.nanos();
            return Uni.createFrom().item(false);
        }
        var rest = new CoverageStore.Rest(time(ordersRest), time(serversRest && servers.recent()));
        return store.compared(account, rest, terms.rest().plus(terms.longest())).map(this::written);
    }

    /** Beyond what is needed, so that it need not be written by each listing. */
    private Duration time(boolean rests) {
        return rests ? terms.rest().multipliedBy(2).plus(terms.longest()) : Duration.ZERO;
    }

    private boolean written(CoverageStore.Written now) {
        written = now;
        compared = true;
        comparedAt = clock.nanos();
        lead = new ChangedOrders.Lead(lead.ours(), lead.orders() || now.orders(), lead.servers() || now.servers());
        ordersRest = false;
        serversRest = false;
        return now.orders();
    }
}
