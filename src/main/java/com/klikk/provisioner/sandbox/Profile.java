package com.klikk.provisioner.sandbox;

/** A customer profile; the documentation's {@code customer_id} refers to it. */
public record Profile(String name, long customerId) {}
