package com.klikk.provisioner.klikk;

import io.smallrye.mutiny.Uni;
import java.util.function.BooleanSupplier;

/**
 * The provider's five actions for one account. Expected answers are values; the returned {@link Uni} fails only on bugs.
 * Nothing is retried, redirected or repeated here.
 */
public interface Provider {
    /**
     * Sends one {@code order_create} on a connection of its own.
     *
     * @param body the whole JSON body, {@code action} and {@code reference} included
     * @param stillOurs asked once the connection stands, right before the first byte is written; false ends the call as
     *     {@link CreateReply.NotSent}
     */
    Uni<CreateReply> create(byte[] body, BooleanSupplier stillOurs);

    /** {@code order_status} of an order; the id must be above 0. */
    Uni<StatusReply> status(long orderId);

    /** {@code order_list}. */
    Uni<ListReply> list();

    /** {@code order_list} of any length, told part by part. */
    Uni<Listed> list(Pages<OrderReading> pages);

    /** {@code server_list} of everything, of any length, told part by part. */
    Uni<Listed> allServers(Pages<ServerRow> pages);

    /** {@code order_cancel} of a whole order. */
    Uni<CancelReply> cancelOrder(long orderId);

    /** {@code order_cancel} of one item; an item id of 0 or less is a bug and never sent. */
    Uni<CancelReply> cancelItem(long orderId, long orderItemId);

    /** {@code server_list} of one item; the id must be above 0. */
    Uni<ServersReply> servers(long orderItemId);

    /** {@code server_list} of everything. */
    Uni<ServersReply> allServers();
}
