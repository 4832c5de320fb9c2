package com.klikk.provisioner.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.Told;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromisesTest {
    private final Heard heard = new Heard();

    private static Told told(int sequence, String type) {
        return told(sequence, type, type.equals("completed"));
    }

    private static Told told(int sequence, String type, boolean ended) {
        Map<String, String> headers = Map.of("ce_id", "s:" + sequence, "ce_sequence", "%010d".formatted(sequence));
        return new Told(
                "t",
                "r",
                headers,
                Requests.object("{\"type\":\"%s\",\"sequence\":%d,\"item_name\":\"web\",\"ended\":%s}"
                        .formatted(type, sequence, ended)));
    }

    private List<String> broken(int tableEndsOn, Told... events) {
        heard.lifecycle.addAll(List.of(events));
        heard.byType.addAll(List.of(events));
        heard.snapshot = Requests.object("{\"sequence\":%d}".formatted(tableEndsOn));
        return Promises.broken(heard);
    }

    @Test
    void aStoryAsPromisedIsFine() {
        assertThat(broken(
                        6,
                        told(1, "accepted"),
                        told(2, "submitted"),
                        told(3, "paid"),
                        told(2, "submitted"),
                        told(4, "pending"),
                        told(5, "server-ready"),
                        told(6, "completed")))
                .isEmpty();
    }

    @Test
    void silenceIsNoticed() {
        assertThat(Promises.broken(heard)).containsExactly("nothing was told");
    }

    @Test
    void aHoleIsNoticed() {
        assertThat(broken(3, told(1, "accepted"), told(3, "submitted"))).containsExactly("sequences [1, 3]");
    }

    @Test
    void aSwapIsNoticed() {
        assertThat(broken(3, told(1, "accepted"), told(3, "attention"), told(2, "submitted")))
                .contains("sequences [1, 3, 2]");
    }

    @Test
    void anotherEventUnderTheSameIdIsNoticed() {
        assertThat(broken(2, told(1, "accepted"), told(2, "submitted"), told(2, "paid")))
                .contains("another event under s:2");
    }

    @Test
    void anEventThatIsMissingOnTheTopicOfItsTypeIsNoticed() {
        broken(2, told(1, "accepted"), told(2, "submitted"));
        heard.byType.remove(0);

        assertThat(Promises.broken(heard)).containsExactly("not on the topic of its type: [s:1]");
    }

    @Test
    void aMilestoneThatIsSkippedOrToldTwiceIsNoticed() {
        assertThat(broken(3, told(1, "accepted"), told(2, "submitted"), told(3, "pending")))
                .containsExactly("milestones [accepted, submitted, pending]");
        assertThat(broken(4, told(4, "submitted"))).contains("milestones [accepted, submitted, pending, submitted]");
    }

    @Test
    void paymentOutOfPlaceIsNoticed() {
        assertThat(broken(4, told(1, "accepted"), told(2, "submitted"), told(3, "paid"), told(4, "payment-required")))
                .containsExactly("payment-required after paid");
    }

    @Test
    void aServerThatIsReadyTooEarlyOrTwiceIsNoticed() {
        assertThat(broken(3, told(1, "accepted"), told(2, "server-ready"), told(3, "server-ready")))
                .containsExactly("a server ready twice: [web, web]", "server-ready before pending");
    }

    @Test
    void aWordAfterTheEndIsNoticed() {
        assertThat(broken(2, told(1, "rejected", true), told(2, "attention"))).containsExactly("told on after the end");
    }

    @Test
    void aTableThatEndsOnAnOlderStateIsNoticed() {
        assertThat(broken(1, told(1, "accepted"), told(2, "submitted")))
                .singleElement()
                .asString()
                .startsWith("the table of orders ends on");
    }
}
