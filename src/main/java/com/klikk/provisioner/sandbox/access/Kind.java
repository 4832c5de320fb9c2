package com.klikk.provisioner.sandbox.access;

/** The kinds of log-in that the provider documents. */
public enum Kind {
    /** The header {@code X-Account-Token}. */
    TOKEN,
    /** HTTP Basic, RFC 7617. */
    BASIC,
    /** HTTP Digest, RFC 7616. */
    DIGEST
}
