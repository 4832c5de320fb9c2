package com.klikk.provisioner.request;

import static com.klikk.provisioner.request.Orders.order;
import static com.klikk.provisioner.request.Orders.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was kept years ago is still understood once there is a better way to write a meaning down. */
class FingerprintVersionTest {
    private static final FingerprintVersion V1 = FingerprintVersion.V1;

    /** It minds the order of members, which the first one does not. */
    private static final FingerprintVersion V2 =
            new FingerprintVersion("v2", (head, body) -> head.action() + body.toString());

    @Test
    void requestThatAnOlderVersionKeptIsRecognised() {
        assertThat(later(order()).matches(today(order()).text())).isTrue();
    }

    @Test
    void itIsTheVersionKeptThatTellsWhatMeansTheSame() {
        ObjectNode turned = order();
        turned.set("action", turned.remove("action"));

        assertThat(later(turned).matches(today(order()).text())).isTrue();
        assertThat(later(turned).matches(later(order()).text())).isFalse();
    }

    @Test
    void anotherMeaningMatchesNoVersion() {
        ObjectNode other = with(order(), "/reference", "\"another\"");

        assertThat(later(other).matches(today(order()).text())).isFalse();
        assertThat(later(other).matches(later(order()).text())).isFalse();
    }

    @Test
    void versionIsKnownBeforeItIsKept() {
        Fingerprint between = Fingerprint.of(head(), order(), V1, List.of(V1, V2));

        assertThat(between.text()).startsWith("v1:");
        assertThat(between.matches(later(order()).text())).isTrue();
    }

    private static Fingerprint today(ObjectNode body) {
        return Fingerprint.of(head(), body);
    }

    private static Fingerprint later(ObjectNode body) {
        return Fingerprint.of(head(), body, V2, List.of(V1, V2));
    }

    private static Head head() {
        return new Head(new RequestId("a", null), "order_create", "default", null);
    }
}
