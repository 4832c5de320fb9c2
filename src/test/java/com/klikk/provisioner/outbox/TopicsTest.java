package com.klikk.provisioner.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import com.klikk.provisioner.config.EventTypes;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Topics that are missing, and how they are looked at. */
class TopicsTest extends AgainstBroker {
    @Test
    void missingTopicsAreCreatedWithTheSettingsOfTheirUse() throws Exception {
        created(topics("provisioner.topics.partitions", "3", "provisioner.topics.replication-factor", "1"));

        assertThat(ownSettings("requests")).isEqualTo(Map.of("cleanup.policy", "delete"));
        assertThat(ownSettings("events")).isEqualTo(Map.of("cleanup.policy", "delete"));
        assertThat(ownSettings("orders")).isEqualTo(Map.of("cleanup.policy", "compact"));
        assertThat(ownSettings("dlq")).isEqualTo(Map.of("cleanup.policy", "delete", "max.message.bytes", "2097152"));
        assertThat(partitions("orders")).isEqualTo(3);
    }

    @Test
    void brokerDecidesWhatNobodyConfigured() throws Exception {
        created(topics());

        assertThat(partitions("events")).isEqualTo(1);
    }

    @Test
    void deadLettersHoldWhateverTheRequestTopicTakes() throws Exception {
        create("requests", Map.of("max.message.bytes", "5000000"));

        created(topics());

        assertThat(ownSettings("dlq")).containsEntry("max.message.bytes", "5065536");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "by.{type}", "by.{type}, one", "one,other,one"})
    void everyTemplateHasItsTopics(String templates) throws Exception {
        String own = templates.replaceAll("(^|,\\s*)", "$1" + prefix);

        created(topics("provisioner.events.topic", own));

        List<String> expected = new ArrayList<>(List.of("requests", "dlq", "orders"));
        for (String template : own.split(",\\s*", -1)) {
            EventTypes.ALL.forEach(
                    type -> expected.add(template.substring(prefix.length()).replace("{type}", type)));
        }
        assertThat(admin.listTopics().names().get().stream().filter(name -> name.startsWith(prefix)))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().distinct().map(name -> prefix + name).toList());
    }

    @Test
    void topicThatCanNotBeCreatedIsNamedUntilSomebodyCreatesIt() throws Exception {
        Topics topics = topics("provisioner.topics.replication-factor", "3");

        assertThat(topics.look()).isEqualTo(Duration.ofMinutes(1));

        assertThat(lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("topic " + prefix + "orders: is missing, the broker does not create it: ")
                        .endsWith("; kafka-topics.sh --bootstrap-server " + KAFKA.address() + " --create --topic "
                                + prefix + "orders --replication-factor 3 --config cleanup.policy=compact"));
        assertThat(topics.state()).contains(prefix + "orders: is missing");

        create("orders", Map.of("cleanup.policy", "compact"));
        topics.look();
        assertThat(topics.state())
                .contains(prefix + "orders: replicas are 1, should be 3")
                .contains("dlq: is missing");
    }

    @Test
    void topicsAreLookedAtAgainAndAgain() {
        AtomicInteger looks = new AtomicInteger();
        Vertx vertx = Vertx.vertx();
        try {
            new Looking(looks).ensure(vertx);

            await().untilAtomic(looks, greaterThan(3));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void brokerThatIsAwayIsToldOf() {
        AtomicInteger looks = new AtomicInteger(-1);
        Vertx vertx = Vertx.vertx();
        try {
            Topics topics = new Looking(looks);
            topics.ensure(vertx);

            await().until(() -> topics.state().equals("not looked at: the broker is away"));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** Looks very often, and its first look fails where it counts from below. */
    private final class Looking extends Topics {
        private final AtomicInteger looks;

        Looking(AtomicInteger looks) {
            super(KAFKA.client(), new TopicNames(config()), config());
            this.looks = looks;
        }

        @Override
        Duration look() throws ExecutionException {
            if (looks.getAndIncrement() < 0) {
                throw new ExecutionException(new IllegalStateException("the broker is away"));
            }
            return Duration.ofMillis(1);
        }
    }
}
