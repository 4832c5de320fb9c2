package com.klikk.provisioner.ops.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** A line of the users file; the hash is of the form {@code $2a$…}. */
record User(String name, String hash, String role) {
    /** Stands for everybody where nobody is asked. */
    static final User ANONYMOUS = new User("anonymous", "", Roles.OPERATOR);

    SecurityIdentity identity() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(Roles.implied(role))
                .build();
    }

    @Override
    public String toString() {
        return name + ":" + role;
    }
}
