package com.klikk.provisioner.engine;

/** A call that was not made, because it got no turn. */
final class NoTurn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoTurn(String why) {
        super(why, null, false, false);
    }
}
