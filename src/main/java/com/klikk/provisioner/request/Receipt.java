package com.klikk.provisioner.request;

/** What became of one message of a batch. */
public enum Receipt {
    /** Durably ours. */
    TAKEN,
    /** The same request was taken before; nothing changes. */
    KNOWN,
    /** The request id is taken with another meaning. */
    CONFLICT,
    /** It can't be served. */
    REJECTED
}
