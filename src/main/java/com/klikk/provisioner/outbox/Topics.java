package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.ProvisionerConfig;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Creates the topics that are missing, where the broker lets us, and tells once what is not as it must be. A broker that is away is waited
 * for; nothing waits for topics.
 */
@ApplicationScoped
public class Topics {
    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration WHILE_WRONG = Duration.ofMinutes(1);
    private static final Duration WHILE_RIGHT = Duration.ofMinutes(10);
    private static final int TOLD = 5;

    private final Map<String, Object> kafka;
    private final TopicNames names;
    private final ProvisionerConfig.Topics fresh;
    private final TopicCommands commands;
    private volatile Set<String> known = Set.of();
    private volatile String state = "not looked at yet";

    Topics(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicNames names, ProvisionerConfig config) {
        this.kafka = kafka;
        this.names = names;
        this.fresh = config.topics();
        this.commands = new TopicCommands(String.valueOf(kafka.get("bootstrap.servers")), fresh);
    }

    /** Returns at once; looks again and again. */
    public void ensure(Vertx vertx) {
        vertx.executeBlocking(this::look, false)
                .otherwise(this::failed)
                .onSuccess(pause -> vertx.setTimer(pause.toMillis(), id -> ensure(vertx)));
    }

    /** What is not as it must be, in one line. */
    public String state() {
        return state;
    }

    /** Looks once, and says when to look again. Blocks. */
    Duration look() throws ExecutionException, InterruptedException, TimeoutException {
        try (TopicAdmin admin = TopicAdmin.open(kafka)) {
            TopicLook.Outcome seen = new TopicLook(admin, fresh, commands).at(names.all());
            seen.created().forEach(topic -> LOG.infof("topic created: %s", topic));
            tell(seen.findings());
            state = state(seen.findings());
            if (!seen.created().isEmpty()) {
                return SOON;
            }
            return seen.findings().isEmpty() ? WHILE_RIGHT : WHILE_WRONG;
        }
    }

    private void tell(List<TopicFinding> findings) {
        Set<String> lines = findings.stream().map(TopicFinding::line).collect(Collectors.toSet());
        findings.stream()
                .map(TopicFinding::line)
                .filter(line -> !known.contains(line))
                .forEach(LOG::warn);
        if (lines.isEmpty() && !known.isEmpty()) {
            LOG.info("topics are as they must be");
        }
        known = lines;
    }

    private static String state(List<TopicFinding> findings) {
        if (findings.isEmpty()) {
            return "as they must be";
        }
        String told = findings.stream().limit(TOLD).map(TopicFinding::brief).collect(Collectors.joining("; "));
        return findings.size() <= TOLD ? told : told + "; and " + (findings.size() - TOLD) + " more, see the log";
    }

    private Duration failed(Throwable failure) {
        Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
        String now = "not looked at: " + (cause.getMessage() == null ? cause.toString() : cause.getMessage());
        if (!now.equals(state)) {
            LOG.infof("topics %s; trying again", now);
        }
        state = now;
        return SOON;
    }
}
