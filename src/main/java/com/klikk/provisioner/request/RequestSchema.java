package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/**
 * The published schema, by which requests are checked. What it can only name is added here by format: rules for texts that no schema
 * can tell, and the accounts that happen to be configured.
 */
final class RequestSchema {
    private static final String RESOURCE = "/schemas/order-request.v1.json";

    private final Rule rule;

    RequestSchema(Set<String> accounts) {
        Set<String> known = Set.copyOf(accounts);
        Map<String, TextFormat> formats = Map.of(
                "account", (spot, name) -> known.contains(name) || unknown(spot),
                "request-id", TextFormats::requestId,
                "web-address", TextFormats::webAddress,
                "address-list", TextFormats::addresses,
                "port-list", TextFormats::ports);
        rule = new RuleCompiler(document(), formats).compile();
    }

    /** Notes everything that is wrong. */
    void check(Spot body) {
        rule.check(body);
    }

    private static boolean unknown(Spot account) {
        account.problem("must name a configured account, is " + Shown.value(account.value()));
        return false;
    }

    private static JsonNode document() {
        try (InputStream in = RequestSchema.class.getResourceAsStream(RESOURCE)) {
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
