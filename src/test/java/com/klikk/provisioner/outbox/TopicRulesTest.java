package com.klikk.provisioner.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.outbox.TopicSight.Seen;
import com.klikk.provisioner.support.Configured;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What one broker alone can't show, and where the lines are drawn. */
class TopicRulesTest {
    private static final ProvisionerConfig.Topics FRESH = Configured.with().topics();
    private static final TopicRules RULES =
            new TopicRules(FRESH, new MessageSizes(OptionalLong.of(2_000_000)), new TopicCommands("kafka:9092", FRESH));

    @ParameterizedTest
    @EnumSource(TopicUse.class)
    void topicAsWeCreateItIsAsItMustBe(TopicUse use) {
        WantedTopic topic = new WantedTopic("t", use);
        Map<String, String> settings = topic.settings(new MessageSizes(OptionalLong.empty()));

        assertThat(RULES.findings(topic, seen(3, settings))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TopicUse.class)
    void oneAcknowledgementOfThreeIsNotEnough(TopicUse use) {
        WantedTopic topic = new WantedTopic("t", use);

        assertThat(RULES.findings(topic, seen(3, Map.of("min.insync.replicas", "1"))))
                .extracting(TopicFinding::line)
                .containsExactly(
                        "topic t: min.insync.replicas is 1 with 3 replicas, should be 2, or what one broker alone has"
                                + " acknowledged is lost with it; kafka-configs.sh --bootstrap-server kafka:9092 --alter --entity-type"
                                + " topics --entity-name t --add-config min.insync.replicas=2");
        assertThat(RULES.findings(topic, seen(3, Map.of("min.insync.replicas", "2"))))
                .isEmpty();
        assertThat(RULES.findings(topic, seen(2, Map.of("min.insync.replicas", "1"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DEAD_LETTERS, max.message.bytes, 2065535, 1",
        "DEAD_LETTERS, max.message.bytes, 2065536, 0",
        "ORDERS, max.message.bytes, 1048575, 1",
        "ORDERS, max.message.bytes, 1048576, 0",
        "REQUESTS, max.message.bytes, 1, 0",
        "EVENTS, retention.ms, 86399999, 1",
        "EVENTS, retention.ms, 86400000, 0",
        "EVENTS, retention.ms, -1, 0",
        "ORDERS, retention.ms, 1, 0",
    })
    void linesAreDrawnHere(TopicUse use, String setting, String value, int findings) {
        Map<String, String> settings = Map.of("cleanup.policy", use.policy(), setting, value);

        assertThat(RULES.findings(new WantedTopic("t", use), seen(1, settings))).hasSize(findings);
    }

    @Test
    void whatWeMayNotSeeIsNotGuessed() {
        Seen blind = new Seen(1, 3, Set.of(), Optional.empty());

        assertThat(RULES.findings(new WantedTopic("t", TopicUse.ORDERS), blind)).isEmpty();
    }

    @Test
    void severalTopicsAreCountedInBrief() {
        var many = new TopicFinding(List.of("a", "b"), "the ACL Read is missing", "no request is read", "do");

        assertThat(many.brief()).isEqualTo("2 topics: the ACL Read is missing");
        assertThat(many.line()).isEqualTo("topics a, b: the ACL Read is missing, no request is read; do");
    }

    private static Seen seen(int replicas, Map<String, String> settings) {
        return new Seen(1, replicas, Set.of(), Optional.of(settings));
    }
}
