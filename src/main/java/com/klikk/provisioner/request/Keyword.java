package com.klikk.provisioner.request;

/** One demand of a {@link Rule}. */
@FunctionalInterface
interface Keyword {
    /** Notes what is wrong; false where it is no use to look at the value any further. */
    boolean met(Spot spot, Rule rule);
}
