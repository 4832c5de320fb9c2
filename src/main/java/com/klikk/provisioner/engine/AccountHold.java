package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.klikk.ListReply;
import com.klikk.provisioner.klikk.Provider;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * An account whose set-up the provider refuses: its sagas wait, and one {@code order_list} after the other, ever more rarely, finds out
 * when it is refused no longer; whether the listing can be read is another matter. Confined to the engine's context.
 */
final class AccountHold {
    private static final Logger LOG = Logger.getLogger(AccountHold.class);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final String account;
    private final Clock clock;
    private boolean held;
    private Duration pause = FIRST;
    private long probeAt;

    AccountHold(String account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    boolean held() {
        return held;
    }

    /** True for the first call that meets it; the others need not say so again. */
    boolean begin(String why) {
        boolean first = !held;
        if (first) {
            LOG.warnf("account=%s held: %s; its requests wait", account, why);
            held = true;
            pause = FIRST;
            probeAt = clock.nanos() + pause.toNanos();
        }
        return first;
    }

    Duration untilProbe() {
        return Duration.ofNanos(Math.max(0, probeAt - clock.nanos()));
    }

    /** Asks once; completes whatever the answer. */
    Uni<Void> probe(Calls calls) {
        return calls.probe("order_list", Provider::list)
                .onFailure(NoTurn.class)
                .recoverWithNull()
                .onFailure()
                .recoverWithItem(failure -> new ListReply.NoAnswer(failure.toString(), null))
                .invoke(this::judge)
                .replaceWithVoid();
    }

    private void judge(ListReply reply) {
        if (reply != null && !(reply instanceof ListReply.Held)) {
            LOG.infof("account=%s is refused no longer", account);
            held = false;
            return;
        }
        pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        probeAt = clock.nanos() + pause.toNanos();
    }
}
