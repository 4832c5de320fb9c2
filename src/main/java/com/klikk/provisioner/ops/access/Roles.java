package com.klikk.provisioner.ops.access;

import java.util.Set;

/** What a caller may do. */
public final class Roles {
    /** May look. */
    public static final String VIEWER = "viewer";

    /** May also act. */
    public static final String OPERATOR = "operator";

    private Roles() {}

    static boolean known(String role) {
        return role.equals(VIEWER) || role.equals(OPERATOR);
    }

    /** Who may act may look, too. */
    static Set<String> implied(String role) {
        return role.equals(OPERATOR) ? Set.of(VIEWER, OPERATOR) : Set.of(VIEWER);
    }
}
