package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that show in what is answered, and how late a caller is to come again. */
class OddAnswerTest {
    private final Sandbox sandbox = Sandbox.start(Caller.FROZEN);
    private final Caller caller = Caller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void waitIsAskedForInSecondsOrUntilADate() {
        sandbox.inject(
                FaultRule.nth("order_create", 1, Fault.parse("tooMany:7")),
                FaultRule.nth("order_create", 2, Fault.parse("tooManyUntil:60")));

        HttpResponse<String> seconds = caller.call(Caller.order("a"));
        HttpResponse<String> date = caller.call(Caller.order("a"));

        assertThat(seconds.statusCode()).isEqualTo(429);
        assertThat(seconds.headers().firstValue("Retry-After")).contains("7");
        String until = date.headers().firstValue("Retry-After").orElseThrow();
        assertThat(until).matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
        assertThat(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(until)))
                .isBetween(Instant.now().plusSeconds(50), Instant.now().plusSeconds(61));
        assertThat(sandbox.accepted()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"html:503, 503, 0", "acceptThenHtml:200, 200, 1", "acceptThenHtml:504, 504, 1"})
    void pageOfAProxyStandsInForTheAnswer(String fault, int status, int accepted) {
        strike(fault);

        HttpResponse<String> reply = caller.call(Caller.order("a"));

        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.body()).startsWith("<html>").contains(Integer.toString(status));
        assertThat(sandbox.accepted()).isEqualTo(accepted);
    }

    @Test
    void answerMayBeEmptyAlthoughTheOrderIsMade() {
        strike("emptyBody");

        HttpResponse<String> reply = caller.call(Caller.order("a"));

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(sandbox.accepted()).isOne();
    }

    @Test
    void serversMayBeListedLateOrInPart() {
        caller.place("a", "b", "c");
        sandbox.clock().advance(Duration.ofMinutes(2));
        sandbox.inject(
                FaultRule.nth("server_list", 1, Fault.parse("lagServers:120000")),
                FaultRule.nth("server_list", 2, Fault.parse("partialServers")));

        assertThat(caller.servers()).isEmpty();
        assertThat(caller.servers()).hasSize(1);
        assertThat(caller.servers()).hasSize(3);
    }

    private void strike(String fault) {
        sandbox.inject(FaultRule.nth("order_create", 1, Fault.parse(fault)));
    }
}
