package com.klikk.provisioner.saga;

/**
 * The account's last listing before an intent: what it showed was not made by the intent.
 *
 * @param number listings of an account are numbered as they are read
 * @param fresh so recent that an order which it did not show was made after it for all practical purposes
 */
public record Baseline(long number, boolean fresh) {}
