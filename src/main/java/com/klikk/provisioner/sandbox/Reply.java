package com.klikk.provisioner.sandbox;

import io.vertx.core.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/** What a caller gets: an answer, or none. */
record Reply(Manner manner, Answer answer) {
    /** How it ends for the caller. */
    enum Manner {
        ANSWER,
        SILENCE,
        RESET
    }

    private static final Reply SILENCE = new Reply(Manner.SILENCE, Answer.EMPTY);
    private static final Reply RESET = new Reply(Manner.RESET, Answer.EMPTY);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** {@code work} performs the call, unless the fault prevents that. */
    static Reply to(Fault fault, Function<Fault, Answer> work) {
        return switch (fault.kind()) {
            case HANG -> SILENCE;
            case RESET -> RESET;
            case STATUS -> says(injected(fault.amount()));
            case HTML -> says(Answer.proxyPage(fault.amount()));
            case TOO_MANY -> says(tooMany(Integer.toString(fault.amount())));
            case TOO_MANY_UNTIL -> says(tooMany(HTTP_DATE.format(Instant.now().plusSeconds(fault.amount()))));
            default -> performed(fault, work.apply(fault));
        };
    }

    private static Reply performed(Fault fault, Answer answer) {
        return switch (fault.kind()) {
            case ACCEPT_THEN_HANG, ACCEPT_LATE -> SILENCE;
            case ACCEPT_THEN_RESET -> RESET;
            case ACCEPT_THEN_5XX -> says(Answer.proxyPage(502));
            case ACCEPT_THEN_HTML -> says(Answer.proxyPage(fault.amount()));
            case EMPTY_BODY -> says(Answer.EMPTY);
            case MALFORMED -> says(answer.withBody(cutOff(answer.body())));
            case STRINGS -> says(answer.withBody(stringsFor(answer.body())));
            default -> says(answer);
        };
    }

    /** For the log of calls. */
    String told() {
        return manner == Manner.ANSWER
                ? Integer.toString(answer.status())
                : manner.name().toLowerCase(Locale.ROOT);
    }

    private static Reply says(Answer answer) {
        return new Reply(Manner.ANSWER, answer);
    }

    private static Answer injected(int status) {
        if (status == 204 || status == 304) {
            return new Answer(status, Answer.EMPTY.headers(), "");
        }
        return status == 429 ? tooMany("1") : Answer.error(status, "Injected fault");
    }

    private static Answer tooMany(String retryAfter) {
        return Answer.error(429, "Injected fault").with("Retry-After", retryAfter);
    }

    private static String cutOff(String body) {
        return body.isEmpty() ? "{" : body.substring(0, body.length() / 2);
    }

    private static String stringsFor(String body) {
        return body.isEmpty() ? body : Json.encode(Stringly.copy(Json.decodeValue(body)));
    }
}
