package com.klikk.provisioner.klikk;

import java.util.List;

/** The header {@code X-Account-Token}: works with two-factor accounts, beside the provider's IP filter. */
record AccountToken(Secret token) implements Authorization {
    @Override
    public Header header(String path) {
        return new Header("X-Account-Token", token.value());
    }

    @Override
    public List<String> secrets() {
        return List.of(token.value());
    }
}
