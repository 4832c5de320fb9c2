package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page at {@code /sandbox/} is made of, and that what it asks for is there. */
class PageTest {
    private static final Sandbox SANDBOX = Sandbox.start(Caller.FROZEN);
    private static final Caller CALLER = Caller.of(SANDBOX);

    @AfterAll
    static void close() {
        SANDBOX.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sandbox", "/sandbox/"})
    void pageLoadsNothingFromElsewhere(String path) {
        HttpResponse<String> page = CALLER.admin("GET", path, "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(page.body()).doesNotContain("http://", "https://", "src=", "@import", "innerHTML");
    }

    @Test
    void everyControlHasALabel() {
        assertThat(matches("<input(?![^>]*aria-label)[^>]*>", page().replaceAll("(?s)<label.*?</label>", "")))
                .isEmpty();
        assertThat(page()).contains("lang=\"en\"", "aria-live", "prefers-color-scheme: dark");
    }

    static Stream<String> offeredFaults() {
        return matches("'([a-zA-Z0-9]+(?::[a-z0-9]+)?)'", page().replaceAll("(?s).*const FAULTS = \\[(.*?)];.*", "$1"))
                .stream();
    }

    @ParameterizedTest
    @MethodSource("offeredFaults")
    void everyFaultItOffersIsOne(String fault) {
        assertThat(Fault.parse(fault)).hasToString(fault);
    }

    @Test
    void everyKindOfFaultIsOffered() {
        assertThat(offeredFaults().map(f -> Fault.parse(f).kind()))
                .contains(Stream.of(Fault.Kind.values())
                        .filter(kind -> kind != Fault.Kind.NONE)
                        .toArray(Fault.Kind[]::new));
    }

    @Test
    void everyAddressItCallsIsThere() {
        List<String> paths = matches("'(?:GET|POST|PUT|DELETE)', '([a-z]+)", page());

        assertThat(paths).hasSizeGreaterThan(10);
        assertThat(paths)
                .allSatisfy(path -> assertThat(Stream.of("GET", "POST", "DELETE")
                                .map(method -> CALLER.admin(method, "/sandbox/" + path, "")
                                        .statusCode()))
                        .as(path)
                        .anyMatch(status -> status != 404));
    }

    @Test
    void stateHasWhatItShows() {
        SANDBOX.placeByHand("default", "", "a");

        assertThat(new JsonObject(CALLER.admin("GET", "/sandbox/state?latest=50", "")
                                .body())
                        .fieldNames())
                .contains("clock", "credit", "orders", "servers", "invoices", "faults", "switches", "calls");
    }

    private static String page() {
        return CALLER.admin("GET", "/sandbox/", "").body();
    }

    private static List<String> matches(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.results()
                .map(found -> found.groupCount() == 0 ? found.group() : found.group(1))
                .toList();
    }
}
