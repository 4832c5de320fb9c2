package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.klikk.Fruitless;
import com.klikk.provisioner.klikk.Listed;
import com.klikk.provisioner.klikk.Pages;
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

    /** Calls in a row without an answer. Lost replies here and there are not that. */
    private static final int ENOUGH = 10;

    private final String account;
    private final Consumer<String> opened;
    private final Probing probing;
    private int unanswered;
    private volatile boolean open;
    private boolean odd;

    /** {@code pollInterval}: the longest pause between two looks at an order; probes are no rarer. */
    Breaker(String account, Clock clock, Duration pollInterval, Consumer<String> opened) {
        this.account = account;
        this.opened = opened;
        this.probing = new Probing(clock, FIRST, pollInterval.compareTo(LONGEST) < 0 ? pollInterval : LONGEST);
    }

    /** Whether the provider is left alone. */
    boolean open() {
        return open;
    }

    /** Any answer counts, also one that refuses. */
    void note(Object reply) {
        if (!(reply instanceof Fruitless none)) {
            answered();
        } else if (++unanswered >= ENOUGH && !open) {
            open = true;
            probing.begin();
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
        return probing.untilNext();
    }

    /** Asks once, for orders and servers by turns: either may be what can't be answered. Completes whatever the answer. */
    Uni<Void> probe(Calls calls) {
        odd = !odd;
        Uni<Listed> probe = odd
                ? calls.probe("order_list", provider -> provider.list(Pages.unread()))
                : calls.probe("server_list", provider -> provider.allServers(Pages.unread()));
        return probe.onFailure()
                .recoverWithItem(failure -> new Listed.NoAnswer(failure.toString(), null))
                .invoke(this::probed)
                .replaceWithVoid();
    }

    private void probed(Object reply) {
        note(reply);
        probing.again();
    }
}
