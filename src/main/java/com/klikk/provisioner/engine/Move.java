package com.klikk.provisioner.engine;

/** A change that is worth more than its time; {@code gained}: an order that becomes the saga's own by it, or null. */
record Move(Change change, Long gained) {
    static Move of(Change change) {
        return new Move(change, change.gained());
    }
}
