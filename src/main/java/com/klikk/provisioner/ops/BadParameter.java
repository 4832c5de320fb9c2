package com.klikk.provisioner.ops;

/** A query parameter that can't be read: the caller's mistake. */
final class BadParameter extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadParameter(String name, String rule) {
        super(name + " must be " + rule, null, false, false);
    }
}
