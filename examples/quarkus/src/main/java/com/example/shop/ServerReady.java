package com.example.shop;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;

/** What we want to know of a server that is ready; more members may come, and don't matter. */
public record ServerReady(String requestId, String itemName, Server server) {
    public record Server(
            @JsonFormat(with = ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Network> networks) {}

    public record Network(String ipv4, String ipv6) {}

    public String address() {
        Network first = server.networks().get(0);
        return first.ipv4() == null || first.ipv4().isEmpty() ? first.ipv6() : first.ipv4();
    }
}
