package com.klikk.provisioner.klikk;

/** A provider that knows nothing of our client. Its user is {@code klikk}. */
interface GuardedProvider extends AutoCloseable {
    /** How it wants to be called, and what the account's configuration calls that. */
    enum Door {
        TOKEN("token"),
        BASIC("basic"),
        DIGEST_MD5("digest"),
        DIGEST_SHA_256("digest"),
        DIGEST_BOTH("digest");

        final String auth;

        Door(String auth) {
            this.auth = auth;
        }

        boolean digest() {
            return auth.equals("digest");
        }
    }

    int port();

    /** From now on this is the password, or the token. */
    void secret(String secret);

    /** From now on every nonce that it gave out is stale. */
    void expireNonces();

    /** Calls that came through the door. */
    int executed();

    /** Requests that were answered with 401. */
    int turnedAway();

    @Override
    void close();
}
