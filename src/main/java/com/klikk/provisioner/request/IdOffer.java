package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a request's id may come from when its body doesn't give one. */
sealed interface IdOffer {
    /** The request's id, or nothing with the problem noted. An id that is there but wrong is never passed over. */
    Optional<RequestId> resolve(Spot inBody);

    /** A valid id that can be had without the body. */
    Optional<String> elsewhere();

    /** Whether the publisher had to give an id and gave none at all. */
    default boolean absentWith(JsonNode inBody) {
        return false;
    }

    private static Optional<RequestId> checked(String what, String id, String source, Spot inBody) {
        if (!RequestId.isValid(id)) {
            inBody.problem(what + " must be " + RequestId.RULE + ", as it stands for request_id");
            return Optional.empty();
        }
        return Optional.of(new RequestId(id, source));
    }

    /** What is wrong with it is for the schema to say. */
    private static Optional<RequestId> fromBody(Spot inBody) {
        return RequestId.valid(inBody.value().textValue()).map(id -> new RequestId(id, null));
    }

    /** By Kafka: the CloudEvent's id, a header, else the message's position. */
    record ByTopic(String eventId, String source, String header, String position) implements IdOffer {
        @Override
        public Optional<RequestId> resolve(Spot inBody) {
            if (inBody.present()) {
                return fromBody(inBody);
            }
            if (eventId != null) {
                return checked("the CloudEvent's id", eventId, source, inBody);
            }
            return header != null
                    ? checked("the request_id header", header, null, inBody)
                    : Optional.of(new RequestId(position, null));
        }

        @Override
        public Optional<String> elsewhere() {
            return Stream.of(RequestId.valid(eventId), RequestId.valid(header))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
    }

    /** By HTTP: the {@code Idempotency-Key}, which must not contradict the body. */
    record ByHttp(String key) implements IdOffer {
        @Override
        public Optional<RequestId> resolve(Spot inBody) {
            if (inBody.missing() && key == null) {
                inBody.problem("must be given, here or as Idempotency-Key");
                return Optional.empty();
            }
            if (inBody.missing()) {
                return checked("Idempotency-Key", key, null, inBody);
            }
            if (key != null && !key.equals(inBody.value().textValue())) {
                inBody.problem("must be the same as Idempotency-Key where both are given");
                return Optional.empty();
            }
            return fromBody(inBody);
        }

        @Override
        public Optional<String> elsewhere() {
            return Optional.empty();
        }

        @Override
        public boolean absentWith(JsonNode inBody) {
            return key == null && (inBody == null || inBody.isNull());
        }
    }
}
