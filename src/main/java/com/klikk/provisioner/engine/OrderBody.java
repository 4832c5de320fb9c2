package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Token;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The body of an {@code order_create}: what the publisher asked for, with our token first in the reference. */
final class OrderBody {
    private OrderBody() {}

    /** Appends {@code reference} to a JSON object that was stored without one; nothing else of it is touched. */
    static byte[] of(String stored, Token token, String publishers) {
        Objects.requireNonNull(stored, "the body of an order that is not placed is kept");
        String reference = JsonText.quote(token.reference(publishers));
        int end = stored.lastIndexOf('}');
        return (stored.substring(0, end) + ",\"reference\":" + reference + "}").getBytes(StandardCharsets.UTF_8);
    }
}
