package com.klikk.provisioner.request;

import com.klikk.provisioner.request.StrictJson.Outcome.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A CloudEvent in structured mode. Pointers of its own problems are into the event, not into the request it carries. */
final class StructuredEvent {
    private final Spot event;
    private final Findings findings = new Findings(List.of());

    private StructuredEvent(Tree document) {
        event = Spot.root(document.root(), findings);
    }

    static Opening open(Tree document, MessageOpener message) {
        return new StructuredEvent(document).unwrap(document.text(), message);
    }

    private Opening unwrap(String text, MessageOpener message) {
        Spot version = event.member("specversion");
        if (version.present() && !"1.0".equals(version.value().textValue())) {
            version.mustBe("the text 1.0");
        }
        IdOffer ids = message.ids(text("id"), text("source"));
        String traceparent =
                message.traceparent(event.member("traceparent").value().textValue());
        byte[] body = body(text);
        return body == null
                ? new Refusal("invalid", findings.problems(), ids, traceparent, Glimpse.NOTHING)
                : new Envelope(body, ids, traceparent, findings.problems());
    }

    private String text(String attribute) {
        Spot spot = event.member(attribute);
        if (spot.present() && !spot.value().isTextual()) {
            spot.mustBe("a text");
        }
        return spot.value().textValue();
    }

    private byte[] body(String text) {
        Spot data = event.member("data");
        Spot encoded = event.member("data_base64");
        if (data.present() && encoded.present()) {
            encoded.problem("must not stand beside data");
        }
        if (data.present()) {
            return VerbatimJson.member(text, "data").getBytes(StandardCharsets.UTF_8);
        }
        if (encoded.present()) {
            return decoded(encoded);
        }
        data.mustBe("the request, as an object");
        return null;
    }

    private static byte[] decoded(Spot encoded) {
        try {
            return Base64.getDecoder().decode(encoded.value().asText());
        } catch (IllegalArgumentException e) {
            encoded.problem("must be the request in base64");
            return null;
        }
    }
}
