package com.klikk.provisioner.request;

/**
 * A message with what it was read as.
 *
 * @param message null where it came over HTTP: then it has no position, and nothing to be dead-lettered
 */
record Arrival(Message message, Reading reading) {
    String requestId() {
        if (reading instanceof Reading.Create create) {
            return create.requestId();
        }
        return reading instanceof Reading.Cancel cancel ? cancel.requestId() : ((Reading.Poison) reading).requestId();
    }

    String account() {
        if (reading instanceof Reading.Create create) {
            return create.account();
        }
        return reading instanceof Reading.Cancel cancel ? cancel.account() : ((Reading.Poison) reading).account();
    }

    Fingerprint fingerprint() {
        return reading instanceof Reading.Create create
                ? create.fingerprint()
                : ((Reading.Cancel) reading).fingerprint();
    }
}
