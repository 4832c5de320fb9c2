package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.LogTap;
import com.klikk.provisioner.support.Parcel;
import com.klikk.provisioner.support.World;
import com.klikk.provisioner.trace.Spans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Spans that are sent to somebody who never asked for them. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class UntracedTest {
    private static final String TRACE =
            "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what.the.future.brings";

    /** Where collectors listen who are not told otherwise. */
    private static final List<Integer> USUAL_PORTS = List.of(4317, 4318);

    /** As long as spans wait for others before they leave, and a little more. */
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(6);

    @RegisterExtension
    final World world = World.of("default");

    @Inject
    Spans spans;

    @Test
    void traceIsCarriedOnUnchanged() {
        String id = world.newId();

        world.publish(Parcel.of(world.order(id, "web-1").toString()).header("traceparent", TRACE));

        assertThat(world.untilEnded(id).events())
                .extracting(event -> event.headers().get("traceparent"))
                .containsOnly(TRACE);
    }

    @Test
    void nobodyIsCalledAndNothingIsSaidOfIt() throws IOException {
        List<ServerSocket> collectors = collectors();
        try (LogTap log = LogTap.open()) {
            world.untilEnded(world.ordered("web-1"));

            for (ServerSocket collector : collectors) {
                collector.setSoTimeout((int) LONGEST_DELAY.toMillis() / USUAL_PORTS.size());
                assertThatThrownBy(collector::accept).isInstanceOf(SocketTimeoutException.class);
            }
            assertThat(spans.on()).isFalse();
            assertThat(log.text()).doesNotContainIgnoringCase("otel").doesNotContainIgnoringCase("telemetry");
        } finally {
            for (ServerSocket collector : collectors) {
                collector.close();
            }
        }
    }

    /** A port that somebody else has on this machine tells nothing. */
    private static List<ServerSocket> collectors() throws IOException {
        List<ServerSocket> collectors = new ArrayList<>();
        for (int port : USUAL_PORTS) {
            try {
                collectors.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            } catch (BindException taken) {
                assertThat(taken).hasMessageContaining("in use");
            }
        }
        return collectors;
    }
}
