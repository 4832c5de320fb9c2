package com.klikk.provisioner.klikk;

import com.klikk.provisioner.config.ProvisionerConfig.Account;
import java.util.List;
import java.util.Optional;

/**
 * How an account proves who it is, call by call. The provider takes HTTP Basic, HTTP Digest and {@code X-Account-Token}.
 * Implementations show no secret in {@code toString}.
 */
public sealed interface Authorization permits AccountToken, BasicLogin, DigestLogin {
    /** One request header. */
    record Header(String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What one request is sent with. */
    interface Proof {
        /** The header for a {@code POST} to this path and query; none where the provider has to ask first. */
        Optional<Header> header(String target);
    }

    /** What a 401 is answered with. */
    sealed interface Answer {
        /** The request again, with this proof. */
        record Again(Proof proof) implements Answer {}

        /** Nothing: the provider asks for what this account can't give. */
        record Unable(String why) implements Answer {}

        /** Nothing: the proof was all there is. */
        record Final() implements Answer {}
    }

    /** What the next call is sent with at first. */
    Proof proof();

    /** What follows where this proof was met by a 401 with these {@code WWW-Authenticate} headers. */
    default Answer answer(Proof refused, List<String> challenges) {
        return new Answer.Final();
    }

    /** This proof, which answered a 401, was good. */
    default void accepted(Proof proof) {}

    /** Strings that no message may quote. */
    List<String> secrets();

    /** As configured under {@code provisioner.accounts.<name>}; what is missing is named in the exception. */
    static Authorization of(String account, Account config) {
        String prefix = "provisioner.accounts." + account;
        return switch (config.auth()) {
            case TOKEN -> new AccountToken(Secret.of(prefix + ".token", config.token(), config.tokenFile()));
            case BASIC -> new BasicLogin(username(prefix, config), password(prefix, config));
            case DIGEST -> new DigestLogin(username(prefix, config), password(prefix, config));
        };
    }

    private static String username(String prefix, Account config) {
        return config.username().orElseThrow(() -> new IllegalArgumentException(prefix + ".username is missing"));
    }

    private static Secret password(String prefix, Account config) {
        return Secret.of(prefix + ".password", config.password(), config.passwordFile());
    }
}
