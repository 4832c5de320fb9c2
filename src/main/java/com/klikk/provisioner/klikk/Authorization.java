package com.klikk.provisioner.klikk;

import com.klikk.provisioner.config.ProvisionerConfig.Account;
import java.util.List;

/**
 * How an account proves who it is, call by call. The provider takes HTTP Basic, HTTP Digest and {@code X-Account-Token}.
 * Implementations show no secret in {@code toString}.
 */
public sealed interface Authorization permits AccountToken, BasicLogin {
    /** One request header. */
    record Header(String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The header that proves it for a {@code POST} to this path. */
    Header header(String path);

    /** Strings that no message may quote. */
    List<String> secrets();

    /** As configured under {@code provisioner.accounts.<name>}; what is missing is named in the exception. */
    static Authorization of(String account, Account config) {
        String prefix = "provisioner.accounts." + account;
        return switch (config.auth()) {
            case TOKEN -> new AccountToken(Secret.of(prefix + ".token", config.token(), config.tokenFile()));
            case BASIC ->
                new BasicLogin(
                        config.username()
                                .orElseThrow(() -> new IllegalArgumentException(prefix + ".username is missing")),
                        Secret.of(prefix + ".password", config.password(), config.passwordFile()));
            case DIGEST -> throw new IllegalArgumentException(prefix + ".auth: digest is not supported yet");
        };
    }
}
