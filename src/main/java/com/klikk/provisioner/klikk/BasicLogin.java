package com.klikk.provisioner.klikk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** HTTP Basic (RFC 7617), in UTF-8. */
record BasicLogin(String username, Secret password) implements Authorization, Authorization.Proof {
    @Override
    public Proof proof() {
        return this;
    }

    @Override
    public Optional<Header> header(String target) {
        return Optional.of(new Header("Authorization", "Basic " + encoded()));
    }

    @Override
    public List<String> secrets() {
        return List.of(password.value(), encoded());
    }

    private String encoded() {
        byte[] login = (username + ":" + password.value()).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(login);
    }
}
