package com.klikk.provisioner.engine;

/**
 * Who acts, and why.
 *
 * @param name the login's, or {@code anonymous}
 * @param reason in the operator's own words, or null
 */
public record Operator(String name, String reason) {
    /** For the timeline; {@code what} tells the action's particulars, or is null. */
    String words(String what) {
        return name + (what == null ? "" : ", " + what) + (reason == null ? "" : ": " + reason);
    }
}
