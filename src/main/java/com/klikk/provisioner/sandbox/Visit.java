package com.klikk.provisioner.sandbox;

/**
 * Who called for what, as far as that is known.
 *
 * @param action one of {@link Call#ACTIONS}, or {@link Call#UNKNOWN}
 * @param about the order id that the call names, {@code ""} for none
 * @param account the profile it was made for, {@link FaultRule#NOBODY} where it proves none
 * @param by the kind of log-in, {@code ""} for none
 */
record Visit(String action, String about, String account, String by) {}
