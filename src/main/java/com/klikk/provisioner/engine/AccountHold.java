package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.klikk.Listed;
import com.klikk.provisioner.klikk.Pages;
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
    private final Probing probing;
    private boolean held;

    AccountHold(String account, Clock clock) {
        this.account = account;
        this.probing = new Probing(clock, FIRST, LONGEST);
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
            probing.begin();
        }
        return first;
    }

    Duration untilProbe() {
        return probing.untilNext();
    }

    /** Asks once; completes whatever the answer. */
    Uni<Void> probe(Calls calls) {
        return calls.probe("order_list", provider -> provider.list(Pages.unread()))
                .onFailure(NoTurn.class)
                .recoverWithNull()
                .onFailure()
                .recoverWithItem(failure -> new Listed.NoAnswer(failure.toString(), null))
                .invoke(this::judge)
                .replaceWithVoid();
    }

    private void judge(Listed reply) {
        if (reply != null && !(reply instanceof Listed.Held)) {
            LOG.infof("account=%s is refused no longer", account);
            held = false;
            return;
        }
        probing.again();
    }
}
