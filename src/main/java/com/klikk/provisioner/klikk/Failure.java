package com.klikk.provisioner.klikk;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Words for a failed call, without the exception's own text where that could quote what was sent. */
final class Failure {
    private Failure() {}

    static String describe(Throwable failure) {
        if (failure instanceof ConnectionPoolTooBusyException) {
            return "no free connection";
        }
        if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
            return "TLS handshake failed";
        }
        if (failure instanceof UnknownHostException) {
            return "unknown host";
        }
        if (failure instanceof HttpClosedException) {
            return "connection closed";
        }
        boolean plain = failure instanceof ConnectException || failure instanceof TimeoutException;
        boolean told = (plain || failure instanceof IOException) && failure.getMessage() != null;
        return told ? failure.getMessage() : failure.getClass().getSimpleName();
    }
}
