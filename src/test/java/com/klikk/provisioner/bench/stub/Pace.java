package com.klikk.provisioner.bench.stub;

/** What makes an order complete. */
enum Pace {
    /** The third look at it, so that everybody makes the same calls however slow they are. A listing is a look at each order in it. */
    CALLS,
    /** 600 ms. */
    TIME
}
