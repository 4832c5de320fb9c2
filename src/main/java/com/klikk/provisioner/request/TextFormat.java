package com.klikk.provisioner.request;

/** What the schema can only name: how a text must be made. */
@FunctionalInterface
interface TextFormat {
    /** Notes what is wrong with the text; false where something is. */
    boolean met(Spot spot, String text);
}
