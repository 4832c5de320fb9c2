package com.klikk.provisioner.saga;

import java.time.Instant;
import java.util.List;

/**
 * An attempt that was taken for failed although nothing that was heard of it excludes an order.
 *
 * @param saga the saga's key
 * @param at when it was settled
 * @param listing the number of the account's last listing then
 * @param names its items' names
 */
public record GivenUp(long saga, int attempt, Instant at, long listing, List<String> names) {}
