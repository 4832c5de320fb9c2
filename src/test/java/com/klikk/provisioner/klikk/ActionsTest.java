package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionsTest extends AgainstCannedServer {
    @BeforeEach
    void forget() {
        server.asked.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "200,Read,Read,Read,Accepted",
        "204,NoAnswer,NoAnswer,NoAnswer,Accepted",
        "301,NoAnswer,NoAnswer,NoAnswer,NoAnswer",
        "400,NoAnswer,NoAnswer,NoAnswer,Refused",
        "401,Held,Held,Held,Held",
        "402,NoAnswer,NoAnswer,NoAnswer,Refused",
        "403,Held,Held,Held,Refused",
        "404,NotFound,Held,Held,NotFound",
        "405,Held,Held,Held,Held",
        "408,NoAnswer,NoAnswer,NoAnswer,NoAnswer",
        "409,NoAnswer,NoAnswer,NoAnswer,Refused",
        "413,Held,Held,Held,Held",
        "415,Held,Held,Held,Held",
        "422,NoAnswer,NoAnswer,NoAnswer,Refused",
        "429,NoAnswer,NoAnswer,NoAnswer,NoAnswer",
        "500,NoAnswer,NoAnswer,NoAnswer,NoAnswer",
        "503,NoAnswer,NoAnswer,NoAnswer,NoAnswer"
    })
    void everyHttpStatusHasItsMeaning(int status, String ofStatus, String ofList, String ofServers, String ofCancel) {
        server.reply(status, status == 204 ? "" : "{\"order_id\":73,\"status\":0,\"servers\":[]}");
        List<String> replies = List.of(
                Given.answer(provider.status(73)).getClass().getSimpleName(),
                Given.answer(provider.list()).getClass().getSimpleName(),
                Given.answer(provider.allServers()).getClass().getSimpleName(),
                Given.answer(provider.cancelOrder(73)).getClass().getSimpleName());
        assertThat(replies).containsExactly(ofStatus, ofList, ofServers, ofCancel);
    }

    @Test
    void retryAfterIsPassedOn() {
        server.reply(503, "", "retry-after", "Wed, 21 Oct 2026 07:28:30 GMT", "date", "Wed, 21 Oct 2026 07:28:00 GMT");
        assertThat(Given.answer(provider.status(73)))
                .isEqualTo(new StatusReply.NoAnswer("HTTP 503: no JSON", Duration.ofSeconds(30)));
    }

    @Test
    void eachActionIsAskedAsDocumented() {
        server.reply(200, "");
        Given.answer(provider.status(73));
        Given.answer(provider.list());
        Given.answer(provider.cancelOrder(73));
        Given.answer(provider.cancelItem(73, 1293));
        Given.answer(provider.servers(1293));
        Given.answer(provider.allServers());
        assertThat(server.asked)
                .allMatch(asked -> asked.token().equals(Given.TOKEN))
                .extracting(CannedServer.Asked::body)
                .containsExactly(
                        "{\"action\":\"order_status\",\"order_id\":73}", "{\"action\":\"order_list\"}",
                        "{\"action\":\"order_cancel\",\"order_id\":73}",
                                "{\"action\":\"order_cancel\",\"order_id\":73,\"order_item_id\":1293}",
                        "{\"action\":\"server_list\",\"order_item_id\":1293}",
                                "{\"action\":\"server_list\",\"order_item_id\":0}");
        assertThat(server.asked)
                .extracting(CannedServer.Asked::connection)
                .containsOnly(server.asked.get(0).connection());
    }

    @Test
    void anIdOfZeroIsNeverSent() {
        for (long id : new long[] {0, -1}) {
            Arrays.<ThrowingCallable>asList(
                            () -> provider.status(id),
                            () -> provider.cancelOrder(id),
                            () -> provider.cancelItem(73, id),
                            () -> provider.servers(id))
                    .forEach(call -> assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class));
        }
        assertThat(server.asked).isEmpty();
    }
}
