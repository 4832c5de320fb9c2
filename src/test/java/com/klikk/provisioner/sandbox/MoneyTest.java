package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private final Sandbox sandbox = Sandbox.start(Caller.FROZEN.withCredit(7));
    private final Caller caller = Caller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void orderBeyondTheCreditAsksForPaymentAndItsInvoiceStands() {
        JsonObject reply = caller.read(Caller.order("a", "b"));

        assertThat(reply.getInteger("status")).isEqualTo(100);
        assertThat(reply.getString("message")).contains("Payment required");
        assertThat(sandbox.invoices()).containsExactly(new Invoice(1000, "default", 10, Invoice.State.OPEN));
    }

    @Test
    void addedCreditPaysTheInvoiceAndCreationBegins() {
        long id = caller.place("a", "b");
        sandbox.credit("default", 3);
        assertThat(caller.status(id).getString("message")).isEqualTo("Payment is being processed");

        sandbox.clock().advance(Duration.ofSeconds(3));

        assertThat(caller.status(id).getInteger("status")).isEqualTo(200);
        assertThat(sandbox.invoices()).containsExactly(new Invoice(1000, "default", 10, Invoice.State.PAID));
    }

    @Test
    void affordableOrderIsPaidEvenWhileADearerOneWaits() {
        long dear = caller.place("a", "b");
        long cheap = caller.place("c");

        assertThat(caller.status(dear).getInteger("status")).isEqualTo(100);
        assertThat(caller.status(cheap).getInteger("status")).isEqualTo(200);
    }

    @Test
    void unpaidOrderWhoseItemsAreCancelledEndsAtOnceAndOwesNothing() {
        long id = caller.place("a", "b");

        caller.call(Caller.action("order_cancel").put("order_id", id));

        assertThat(caller.status(id).getInteger("status")).isEqualTo(900);
        assertThat(sandbox.invoices()).containsExactly(new Invoice(1000, "default", 0, Invoice.State.VOID));
    }

    @Test
    void invoiceIsPaidByAPersonWhateverTheCredit() {
        long id = caller.place("a", "b");

        assertThat(caller.admin("POST", "/sandbox/pay", "{\"order_id\":" + id + "}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(caller.status(id).getString("message")).isEqualTo("Payment is being processed");
        assertThat(sandbox.invoices()).containsExactly(new Invoice(1000, "default", 10, Invoice.State.PAID));
        sandbox.credit("default", 100);
        assertThat(caller.admin("GET", "/sandbox/credit", "").body()).isEqualTo("{\"credit\":{\"default\":107}}");
        assertThat(caller.admin("POST", "/sandbox/pay", "{\"order_id\":" + id + "}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void paymentMayBeAskedForBy402WhichNamesTheOrder() {
        caller.admin("PUT", "/sandbox/switches", "{\"payment_reply\":402}");

        HttpResponse<String> dear = caller.call(Caller.order("a", "b"));

        assertThat(dear.statusCode()).isEqualTo(402);
        assertThat(new JsonObject(dear.body())).isEqualTo(new JsonObject("""
                {"order_id":1000,"status":100,"message":"Payment required. Go to billing menu to view invoices"}"""));
        assertThat(caller.call(Caller.order("c")).statusCode()).isEqualTo(200);
        assertThat(sandbox.orders()).hasSize(2);
    }
}
