package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.klikk.provisioner.klikk.CreateReply.Forbidden;
import com.klikk.provisioner.klikk.CreateReply.Held;
import com.klikk.provisioner.klikk.CreateReply.NotSent;
import com.klikk.provisioner.klikk.CreateReply.Placed;
import com.klikk.provisioner.klikk.CreateReply.Refused;
import com.klikk.provisioner.klikk.CreateReply.Unclear;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateOutcomeTest extends AgainstCannedServer {
    static Stream<Arguments> placed() {
        return Stream.of(
                arguments(200, "{\"order_id\":73,\"status\":200,\"message\":\"Order is being processed\"}", 200),
                arguments(
                        201,
                        "{\"order_id\":\"73\",\"status\":\" 100 \",\"message\":\"Order is being processed\"}",
                        100),
                arguments(402, "{\"order_id\":73,\"status\":150,\"message\":\"Order is being processed\"}", 150),
                arguments(200, "\uFEFF{\"order_id\":73,\"message\":\"Order is being processed\",\"x\":[{}]}", null),
                arguments(200, "{\"order_id\":73.0,\"status\":404,\"message\":\"Order is being processed\"}", null),
                arguments(200, "[{\"order_id\":73,\"status\":0,\"message\":\"Order is being processed\"}]", 0),
                arguments(
                        200,
                        "{\"order_id\":7,\"order_id\":73,\"status\":null,\"message\":\"Order is being processed\"}",
                        null));
    }

    @ParameterizedTest
    @MethodSource("placed")
    void aReadableOrderIdMeansThatTheOrderExists(int status, String body, Integer orderStatus) {
        server.reply(status, body, "content-type", "text/html");
        assertThat(Given.buy(provider)).isEqualTo(new Placed(73, orderStatus, "Order is being processed"));
    }

    static Stream<Arguments> unclear() {
        Stream<Arguments> noId = Stream.of(
                        "",
                        "{}",
                        "[]",
                        "null",
                        "73",
                        "<html>OK</html>",
                        "{\"order_id\":",
                        "{\"order_id\":null}",
                        "{\"order_id\":0}",
                        "{\"order_id\":-73}",
                        "{\"order_id\":73.5}",
                        "{\"order_id\":1e30}",
                        "{\"order_id\":\"abc\"}",
                        "{\"id\":73}",
                        "{\"order_id\":73} trailing",
                        "{\"order_id\":[73]}",
                        "{\"order_id\":99999999999999999999}",
                        "[{\"order_id\":73},{\"order_id\":74}]")
                .flatMap(body -> Stream.of(arguments(200, body), arguments(402, body)));
        Stream<Arguments> codes = IntStream.of(
                        300, 301, 302, 304, 307, 308, 406, 407, 408, 409, 410, 425, 451, 500, 502, 503, 504, 599)
                .mapToObj(code -> arguments(code, code == 304 ? "" : "{\"message\":\"no\"}"));
        Stream<Arguments> evidence = IntStream.of(400, 401, 403, 404, 409, 422, 429, 500)
                .mapToObj(code -> arguments(code, "{\"order_id\":73,\"message\":\"no\"}"));
        Stream<Arguments> notJson = Stream.of("", "<html>", "[]", "\"no\"", "{\"a\":", "[{\"message\":\"no\"}]", "{} x")
                .flatMap(body -> Stream.of(arguments(400, body), arguments(422, body)));
        return Stream.of(noId, codes, evidence, notJson).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("unclear")
    void whatProvesNothingIsUnclear(int status, String body) {
        server.reply(status, body, "location", "/elsewhere");
        assertThat(Given.buy(provider)).isInstanceOf(Unclear.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"no\"}",
                "{\"order_id\":0,\"message\":\"no\"}",
                "{\"order_id\":\"\",\"message\":\"no\"}"
            })
    void anObjectWithoutAnOrderIdIsARefusal(String body) {
        for (int status : new int[] {400, 422}) {
            server.reply(status, body);
            assertThat(Given.buy(provider)).isEqualTo(new Refused(status, "HTTP " + status + ": no"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 405, 413, 415})
    void aWrongSetUpHoldsTheAccount(int status) {
        server.reply(status, "<html>denied</html>");
        assertThat(Given.buy(provider)).isEqualTo(new Held(status, "HTTP " + status + ": no JSON"));
    }

    @Test
    void forbiddenConcernsThisRequest() {
        server.reply(403, "{\"message\":\"not allowed\"}");
        assertThat(Given.buy(provider)).isEqualTo(new Forbidden("HTTP 403: not allowed"));
    }

    @Test
    void tooManyRequestsWasNotTakenNoticeOf() {
        server.reply(429, "", "retry-after", "7");
        assertThat(Given.buy(provider)).isEqualTo(new NotSent("HTTP 429: no JSON", Duration.ofSeconds(7), true));
    }

    @Test
    void aRefusalWithoutMessageTellsAllItSays() {
        server.reply(422, "{\"errors\":{\"items\":[\"bad name\",\"bad os\"]}}");
        assertThat(Given.buy(provider))
                .isEqualTo(new Refused(422, "HTTP 422: errors: items: bad name; errors: items: bad os"));
    }

    @Test
    void secretsOfTheOrderSurviveInNoReply() {
        String echo = "bad key " + Given.KEY + " or casoiujm3uhjumh, " + Given.TOKEN + ", AAAAC3NzaC1l";
        for (int status : new int[] {200, 400, 401, 403, 409, 422, 429, 500}) {
            server.reply(status, "{\"order_id\":" + (status == 200 ? 73 : 0) + ",\"message\":\"" + echo + "\"}");
            assertThat(Given.buy(provider).toString())
                    .doesNotContain("AAAAC3", "nordmann", "casoiuj", "1234567890")
                    .contains("bad key");
        }
    }
}
