package com.klikk.provisioner.klikk;

import java.util.List;
import java.util.Optional;

/** The header {@code X-Account-Token}: works with two-factor accounts, beside the provider's IP filter. */
record AccountToken(Secret token) implements Authorization, Authorization.Proof {
    @Override
    public Proof proof() {
        return this;
    }

    @Override
    public Optional<Header> header(String target) {
        return Optional.of(new Header("X-Account-Token", token.value()));
    }

    @Override
    public List<String> secrets() {
        return List.of(token.value());
    }
}
