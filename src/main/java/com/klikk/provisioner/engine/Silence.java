package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.CreateReply;
import com.klikk.provisioner.klikk.Fruitless;
import com.klikk.provisioner.klikk.StatusReply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Says in the log that the provider gave no answer: the first time, and then as often as anybody reads, not as often as we ask. */
final class Silence {
    private static final Logger LOG = Logger.getLogger("com.klikk.provisioner.klikk");
    private static final long PAUSE = Duration.ofSeconds(30).toNanos();
    private static final Map<String, Long> SAID = new ConcurrentHashMap<>();

    private Silence() {}

    static void warn(String account, String action, Object reply, long now) {
        String why = why(reply);
        if (why != null && due(account + " " + action, now)) {
            LOG.warnf("no answer, account=%s action=%s: %s", account, action, why);
        }
    }

    private static boolean due(String what, long now) {
        return SAID.compute(what, (key, last) -> last == null || now - last > PAUSE ? Long.valueOf(now) : last) == now;
    }

    /** A purchase that tells nothing is told with its saga. */
    private static String why(Object reply) {
        if (reply instanceof StatusReply.Read read && read.order().status() == null) {
            return "the status is missing or unknown";
        }
        return reply instanceof Fruitless none && !(reply instanceof CreateReply) ? none.why() : null;
    }
}
