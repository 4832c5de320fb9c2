package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    private static final Set<String> PROFILES = Set.of("default", "other");
    private final Sandbox sandbox = Sandbox.start(Caller.FROZEN);
    private final Caller caller = Caller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"acceptThenHang, 1", "acceptLate:100, 1", "hang, 0"})
    void hangingCallIsNeverAnswered(String fault, int accepted) {
        strike(fault);

        CompletableFuture<HttpResponse<String>> reply = caller.later(Caller.order("a"));

        await().until(() -> sandbox.calls().get("order_create") == 1);
        assertThat(caller.call(Caller.action("server_list")).statusCode()).isEqualTo(200);
        assertThat(reply).isNotDone();
        assertThat(sandbox.accepted()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"acceptThenReset, 1", "reset, 0"})
    void resetClosesTheConnectionWithoutAnAnswer(String fault, int accepted) {
        strike(fault);

        assertThatThrownBy(() -> caller.call(Caller.order("a"))).hasCauseInstanceOf(IOException.class);

        assertThat(sandbox.accepted()).isEqualTo(accepted);
    }

    @Test
    void lostAnswerIsAProxysPage() {
        strike("acceptThen5xx");

        HttpResponse<String> reply = caller.call(Caller.order("a"));

        assertThat(reply.statusCode()).isEqualTo(502);
        assertThat(reply.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(reply.body()).startsWith("<html>");
        assertThat(sandbox.orders()).extracting(OrderView::reference).containsExactly("p-1 shop 173");
    }

    @Test
    void paymentIsAskedForAnOrderThatIsNamed() {
        strike("accept402");

        HttpResponse<String> reply = caller.call(Caller.order("a"));

        assertThat(reply.statusCode()).isEqualTo(402);
        assertThat(new JsonObject(reply.body())).isEqualTo(new JsonObject("""
                {"order_id":1000,"status":100,"message":"Payment required. Go to billing menu to view invoices"}"""));
        assertThat(sandbox.orders()).extracting(OrderView::id).containsExactly(1000L);
    }

    @ParameterizedTest
    @CsvSource({"accept402NoId, 1", "status:402, 0"})
    void paymentIsAskedWithoutNamingAnOrder(String fault, int accepted) {
        strike(fault);

        HttpResponse<String> reply = caller.call(Caller.order("a"));

        assertThat(reply.statusCode()).isEqualTo(402);
        assertThat(new JsonObject(reply.body()).fieldNames()).containsExactlyInAnyOrder("status", "message");
        assertThat(sandbox.orders()).hasSize(accepted);
    }

    @Test
    void senselessOrderIsRefusedWhateverWasToHappenToIt() {
        strike("accept402");

        assertThat(caller.call(Caller.action("order_create")).statusCode()).isEqualTo(400);
        assertThat(sandbox.accepted()).isZero();
    }

    @Test
    void faultOfOneActionConcernsNoOther() {
        sandbox.inject(
                FaultRule.nth("*", 2, Fault.parse("accept402")), FaultRule.always("order_list", Fault.parse("reset")));
        caller.place("a");

        assertThatThrownBy(() -> caller.call(Caller.action("order_list"))).hasCauseInstanceOf(IOException.class);
        assertThat(caller.call(Caller.order("b")).statusCode()).isEqualTo(402);
        assertThatThrownBy(() -> FaultRule.always("order_status", Fault.parse("accept402")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("accept402 is a fault of order_create, not of order_status");
    }

    @Test
    void lateOrderShowsItselfOnlyAfterItsTime() {
        strike("acceptLate:60000");
        CompletableFuture<HttpResponse<String>> reply = caller.later(Caller.order("a"));
        await().until(() -> sandbox.accepted() == 1);
        assertThat(reply).isNotDone();
        JsonObject list = Caller.action("order_list");
        assertThat(caller.read(list).getJsonArray("orders")).isEmpty();

        sandbox.clock().advance(Duration.ofMinutes(1));

        assertThat(caller.read(list).getJsonArray("orders")).hasSize(1);
    }

    @Test
    void injectedStatusPerformsNothing() {
        strike("status:429");

        HttpResponse<String> reply = caller.call(Caller.order("a"));

        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.headers().firstValue("Retry-After")).contains("1");
        assertThat(sandbox.accepted()).isZero();
    }

    @Test
    void cutOffAnswerIsNoJson() {
        strike("malformed");

        assertThat(caller.call(Caller.order("a")).body())
                .startsWith("{\"order_id\"")
                .doesNotEndWith("}");
    }

    @Test
    void numbersTurnIntoStrings() {
        strike("strings");

        assertThat(caller.read(Caller.order("a")).getValue("order_id")).isEqualTo("1000");
    }

    @Test
    void latencyDelaysTheAnswerInRealTime() {
        strike("latency:150");
        long before = System.nanoTime();

        caller.place("a");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(149));
    }

    @Test
    void nthRuleStrikesOnceAndOnlyItsAction() {
        sandbox.inject(FaultRule.nth("order_create", 2, Fault.parse("status:500")));

        assertThat(caller.call(Caller.action("order_list")).statusCode()).isEqualTo(200);
        assertThat(caller.call(Caller.order("a")).statusCode()).isEqualTo(200);
        assertThat(caller.call(Caller.order("b")).statusCode()).isEqualTo(500);
        assertThat(caller.call(Caller.order("c")).statusCode()).isEqualTo(200);
    }

    @Test
    void probabilityIsRepeatableForASeed() {
        Faults one = new Faults(new Jitter(7), PROFILES);
        Faults same = new Faults(new Jitter(7), PROFILES);
        one.add(List.of(FaultRule.sometimes("*", 0.3, Fault.of(Fault.Kind.HANG))));
        same.add(List.copyOf(one.rules().values()));

        int struck = 0;
        for (int i = 0; i < 1000; i++) {
            Fault fault = one.next("order_list", "default");
            assertThat(same.next("order_list", "default")).isEqualTo(fault);
            struck += fault.kind() == Fault.Kind.HANG ? 1 : 0;
        }
        assertThat(struck).isBetween(250, 350);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "explode",
                "status",
                "status:99",
                "latency:soon",
                "latency:-1",
                "hang:5",
                "accept402:1",
                "shape:round",
                "html:99"
            })
    void senselessFaultsAreRefused(String text) {
        assertThatThrownBy(() -> Fault.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private void strike(String fault) {
        sandbox.inject(FaultRule.nth("order_create", 1, Fault.parse(fault)));
    }
}
