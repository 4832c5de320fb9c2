package com.klikk.provisioner.klikk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** A reply's body that is read while it arrives. No more of it is taken from the network before a slice was dealt with. */
final class SlicedBody {
    private static final int SLICE = 1 << 18;

    private final Vertx vertx;
    private final HttpClientResponse response;
    private final Streaming<?> stream;
    private Buffer pending = Buffer.buffer();

    SlicedBody(Vertx vertx, HttpClientResponse response, Streaming<?> stream) {
        this.vertx = vertx;
        this.response = response;
        this.stream = stream;
    }

    /** Whether a slice was complete and dealt with. Fails where there is no use in reading on. */
    Future<Boolean> take(Buffer part) {
        pending.appendBuffer(part);
        if (pending.length() < SLICE) {
            return Future.succeededFuture(false);
        }
        response.pause();
        return stream.take(vertx, slice()).compose(done -> {
            if (stream.hopeless()) {
                return Future.failedFuture("not understood");
            }
            response.resume();
            return Future.succeededFuture(true);
        });
    }

    /** All of it was received. */
    Future<Void> end() {
        return stream.take(vertx, slice()).compose(done -> stream.end(vertx));
    }

    /** Why it is not whole; null where it is. */
    String flaw() {
        return stream.flaw();
    }

    private byte[] slice() {
        byte[] slice = pending.getBytes();
        pending = Buffer.buffer();
        return slice;
    }
}
