package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private final RetryAfter retryAfter =
            new RetryAfter(Clock.fixed(Instant.parse("2026-10-21T07:28:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "7|PT7S",
                "' 7 '|PT7S",
                "0|PT1S",
                "3600|PT1H",
                "99999|PT1H",
                "99999999999999999999|PT1H",
                "-5|null",
                "soon|null",
                "''|null",
                "Wed, 21 Oct 2026 07:28:30 GMT|PT30S",
                "Wed, 21 Oct 2026 07:00:00 GMT|PT1S",
                "Thu, 21 Oct 2027 07:00:00 GMT|PT1H",
                "Mon, 99 Oct 2026 07:00:00 GMT|null"
            })
    void aWaitIsReadWithinBounds(String header, Duration wait) {
        assertThat(retryAfter.read(MultiMap.caseInsensitiveMultiMap().add("Retry-After", header)))
                .isEqualTo(wait);
    }

    @Test
    void aDateCountsFromTheReplysOwnDate() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Retry-After", "Wed, 21 Oct 2020 07:28:30 GMT")
                .add("Date", "Wed, 21 Oct 2020 07:28:00 GMT");
        assertThat(retryAfter.read(headers)).isEqualTo(Duration.ofSeconds(30));
        assertThat(retryAfter.read(MultiMap.caseInsensitiveMultiMap())).isNull();
    }
}
