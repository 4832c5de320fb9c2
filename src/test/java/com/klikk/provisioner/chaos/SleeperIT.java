package com.klikk.provisioner.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.sandbox.ListShape;
import com.klikk.provisioner.support.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A replica that falls asleep between its intent and its call, and wakes when another has bought in its stead. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "other kernels answer for a full queue in other ways")
class SleeperIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The account's first order_list, another that belongs to the purchase, and its order_create. */
    private static final int A_CALL_AND_TWO_LOOKS = 3;

    private final Arena arena = new Arena("sleeper");
    private final Account account = new Account(new Scale(Duration.ZERO, 1, 2, 1), ListShape.ORDERS, false);
    private final Order order = account.orders().get(0);

    @AfterEach
    void close() {
        arena.close();
        account.close();
    }

    @Test
    void whoWakesTooLateDoesNotBuy() throws Exception {
        try (CrowdedPort crowded = new CrowdedPort();
                Publisher publisher = new Publisher(arena.backends().kafka());
                Tellings told = new Tellings(arena.backends().kafka())) {
            Replica sleeper = arena.replica(through(crowded)).untilReady();
            publisher.publish(order);
            await().atMost(PATIENCE)
                    .until(() -> "placing".equals(stage()) && crowded.waiting() == A_CALL_AND_TWO_LOOKS);
            List<Socket> calls;
            try (Stopped asleep = sleeper.stop()) {
                arena.replica(account.settings()).untilReady();
                await().atMost(PATIENCE).until(this::anotherTookOver);
                calls = crowded.letIn(A_CALL_AND_TWO_LOOKS);
            }

            assertThat(calls.stream().map(SleeperIT::said))
                    .as("the call, ended unsent, and two looks")
                    .contains("")
                    .noneMatch(said -> said.contains("order_create"));

            await().pollInSameThread()
                    .atMost(PATIENCE)
                    .until(() -> outcome(told.catchUp()).heard().story().ended());
            assertThat(outcome(told).wrongs()).isEmpty();
            assertThat(account.calls()).as("order_create").isEqualTo(1);
        }
    }

    private boolean anotherTookOver() {
        return account.calls() == 1;
    }

    /** Everything until the end, or until a request is complete. Who withdraws a purchase resets its connection. */
    private static String said(Socket connection) {
        StringBuilder said = new StringBuilder();
        try (connection) {
            connection.setSoTimeout((int) PATIENCE.toMillis());
            for (int next = connection.getInputStream().read(); next >= 0 && next != '}'; ) {
                said.append((char) next);
                next = connection.getInputStream().read();
            }
        } catch (SocketTimeoutException e) {
            throw new UncheckedIOException(e);
        } catch (IOException reset) {
            return said.toString();
        }
        return said.toString();
    }

    private Outcome outcome(Tellings told) {
        return GroundTruth.of(account, told).outcomes().get(0);
    }

    private String stage() {
        return new Rows(arena.database()).stage(order.requestId());
    }

    private Map<String, String> through(CrowdedPort crowded) {
        Map<String, String> settings = new HashMap<>(account.settings());
        settings.put("provisioner.accounts." + account.name() + ".url", "http://127.0.0.1:" + crowded.port() + "/api");
        settings.put("provisioner.klikk.connect-timeout", "5m");
        return settings;
    }
}
