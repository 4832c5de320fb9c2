package com.klikk.provisioner.klikk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** HTTP Basic (RFC 7617), in UTF-8. */
record BasicLogin(String username, Secret password) implements Authorization {
    @Override
    public Header header(String path) {
        return new Header("Authorization", "Basic " + encoded());
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
