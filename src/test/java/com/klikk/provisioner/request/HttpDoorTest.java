package com.klikk.provisioner.request;

import static com.klikk.provisioner.request.Orders.order;
import static com.klikk.provisioner.request.Orders.without;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpDoorTest {
    @Test
    void theSameRequestReadsTheSameByEitherDoor() {
        assertThat(read(order(), "shop-1")).isEqualTo(Given.json(order()).read());
        assertThat(read(without(order(), "/request_id"), "shop-1"))
                .isEqualTo(Given.json(order()).read());
    }

    @Test
    void idsThatDifferAreRefused() {
        Reading.Poison poison = (Reading.Poison) read(order(), "shop-2");

        assertThat(poison.reason()).isEqualTo("invalid");
        assertThat(poison.requestId()).isNull();
        assertThat(poison.problems()).extracting(Problem::pointer).containsExactly("/request_id");
    }

    @Test
    void anIdMustBeGiven() {
        Reading.Poison poison = (Reading.Poison) read(without(order(), "/request_id"), null);

        assertThat(poison.reason()).isEqualTo("no-request-id");
        assertThat(poison.requestId()).isNull();
        assertThat(poison.problems()).extracting(Problem::pointer).containsExactly("/request_id");
    }

    @Test
    void noBodyAndNoJsonAreAnswered() {
        assertThat(Given.READER.readHttp(null, "a", null)).isInstanceOf(Reading.Poison.class);
        assertThat(read("nonsense", "a")).isInstanceOf(Reading.Poison.class);
    }

    private static Reading read(Object body, String key) {
        return Given.READER.readHttp(body.toString().getBytes(UTF_8), key, null);
    }
}
