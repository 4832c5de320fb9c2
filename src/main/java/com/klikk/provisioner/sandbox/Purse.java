package com.klikk.provisioner.sandbox;

/** A profile's credit, in whole credits. */
public final class Purse {
    /** A credit that never ends. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private long credit;

    Purse(long credit) {
        this.credit = credit;
    }

    long credit() {
        return credit;
    }

    void add(long amount) {
        credit = credit > UNLIMITED - amount ? UNLIMITED : credit + amount;
    }

    /** Takes the amount, or nothing where it is short. */
    boolean pays(long amount) {
        if (amount > credit) {
            return false;
        }
        if (credit != UNLIMITED) {
            credit -= amount;
        }
        return true;
    }
}
