package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.klikk.ListReply;
import com.klikk.provisioner.klikk.Provider;
import com.klikk.provisioner.klikk.ServersReply;
import com.klikk.provisioner.klikk.Unanswered;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A provider that answers nobody is left alone: from then on one read after the other, ever more rarely, finds out when it is back.
 * Confined to the engine's context.
 */
final class Breaker {
    private static final Logger LOG = Logger.getLogger(Breaker.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** Between probes: at first, and what that grows to. */
    record Pace(Duration first, Duration longest) {
        /** No slower than an order is looked at. */
        static Pace of(Duration pollInterval) {
            return new Pace(shorter(FIRST, pollInterval), shorter(LONGEST, pollInterval));
        }
    }

    /** Calls in a row without an answer. Lost replies here and there are not that. */
    private static final int ENOUGH = 10;

    private final String account;
    private final Clock clock;
    private final Consumer<String> opened;
    private final Pace pace;
    private int unanswered;
    private volatile boolean open;
    private boolean odd;
    private Duration pause;
    private long probeAt;

    Breaker(String account, Clock clock, Pace pace, Consumer<String> opened) {
        this.account = account;
        this.clock = clock;
        this.opened = opened;
        this.pace = pace;
    }

    /** Whether the provider is left alone. */
    boolean open() {
        return open;
    }

    /** Any answer counts, also one that refuses. */
    void note(Object reply) {
        if (!(reply instanceof Unanswered none)) {
            answered();
        } else if (++unanswered >= ENOUGH && !open) {
            open = true;
            pause = pace.first();
            probeAt = clock.nanos() + pause.toNanos();
            LOG.warnf("account=%s: the provider gives no answer any more, its requests wait: %s", account, none.why());
            opened.accept("the provider gives no answer: " + none.why());
        }
    }

    private void answered() {
        unanswered = 0;
        if (open) {
            open = false;
            LOG.infof("account=%s: the provider answers again", account);
        }
    }

    Duration untilProbe() {
        return Duration.ofNanos(Math.max(0, probeAt - clock.nanos()));
    }

    /** Asks once, for orders and servers by turns: either may be what can't be answered. Completes whatever the answer. */
    Uni<Void> probe(Calls calls) {
        odd = !odd;
        Uni<?> probe = odd
                ? calls.probe("order_list", Provider::list)
                        .onFailure()
                        .recoverWithItem(failure -> new ListReply.NoAnswer(failure.toString(), null))
                : calls.probe("server_list", Provider::allServers)
                        .onFailure()
                        .recoverWithItem(failure -> new ServersReply.NoAnswer(failure.toString(), null));
        return probe.invoke(this::probed).replaceWithVoid();
    }

    private void probed(Object reply) {
        note(reply);
        pause = shorter(pause.multipliedBy(2), pace.longest());
        probeAt = clock.nanos() + pause.toNanos();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
