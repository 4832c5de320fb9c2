package com.klikk.provisioner.sandbox.access;

/** A user of the provider's portal, who acts for one profile. */
public record User(String profile, String name, String password) {
    @Override
    public String toString() {
        return profile + "=" + name;
    }
}
