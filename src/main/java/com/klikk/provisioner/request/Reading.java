package com.klikk.provisioner.request;

import com.klikk.provisioner.saga.Specification;
import java.util.List;

/** What a message turned out to be. */
public sealed interface Reading {
    /** The W3C trace context that came with the message, or null. */
    String traceparent();

    /** The same in another trace context. */
    Reading within(String trace);

    /**
     * A sound {@code order_create}.
     *
     * @param fingerprint identifies the meaning: equal for the same request spelled differently
     * @param body the provider's JSON body without our members and without {@code reference}, compact
     * @param reference the publisher's own, or null
     * @param warnings what is merely doubtful
     */
    record Create(
            String requestId,
            String account,
            Fingerprint fingerprint,
            List<Item> items,
            String body,
            String reference,
            List<Problem> warnings,
            String traceparent)
            implements Reading {
        @Override
        public Reading within(String trace) {
            return new Create(requestId, account, fingerprint, items, body, reference, warnings, trace);
        }
    }

    /** An item as ordered; {@code ipv4}: an IPv4 address was ordered and has to be there before the server is ready. */
    record Item(String name, boolean ipv4, Specification specification) {}

    /**
     * A sound {@code order_cancel}: exactly one of {@code orderRequestId} and {@code orderId} is set or both, and of {@code itemName}
     * and {@code orderItemId} none, one or both.
     */
    record Cancel(
            String requestId,
            String account,
            Fingerprint fingerprint,
            String orderRequestId,
            Long orderId,
            String itemName,
            Long orderItemId,
            String reference,
            String traceparent)
            implements Reading {
        @Override
        public Reading within(String trace) {
            return new Cancel(
                    requestId, account, fingerprint, orderRequestId, orderId, itemName, orderItemId, reference, trace);
        }
    }

    /**
     * What can't be served.
     *
     * @param reason stable code for the dead letter: {@code invalid}, {@code unreadable}, {@code too-large}, {@code empty},
     *     {@code schema-registry}; by HTTP also {@code no-request-id}
     * @param requestId null where it could not be read
     * @param account null where it could not be read
     */
    record Poison(
            String reason,
            String requestId,
            String account,
            String reference,
            List<Problem> problems,
            String traceparent)
            implements Reading {
        @Override
        public Reading within(String trace) {
            return new Poison(reason, requestId, account, reference, problems, trace);
        }
    }
}
