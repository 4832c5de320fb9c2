package com.klikk.provisioner.bench.floor;

/**
 * What a call made of a saga.
 *
 * @param to its state from now on
 * @param server what the provider says of its server, once it has ended
 */
record Move(Saga saga, int to, long orderId, String server) {}
