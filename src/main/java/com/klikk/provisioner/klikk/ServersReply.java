package com.klikk.provisioner.klikk;

import java.time.Duration;
import java.util.List;

/** What {@code server_list} said. */
public sealed interface ServersReply {
    /** A readable listing, possibly empty. */
    record Read(List<ServerReading> servers) implements ServersReply {}

    /** 401, 403, 404, 405, 413, 415: the account's set-up is wrong. */
    record Held(int httpStatus, String why) implements ServersReply {}

    /** Nothing was learned. {@code retryAfter} may be null. */
    record NoAnswer(String why, Duration retryAfter) implements ServersReply, Fruitless {}
}
