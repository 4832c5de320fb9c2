package com.klikk.provisioner.klikk;

import com.klikk.provisioner.klikk.Authorization.Header;
import com.klikk.provisioner.klikk.Authorization.Proof;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthenticationException;
import org.apache.hc.client5.http.auth.MalformedChallengeException;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.DigestScheme;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;

/**
 * A provider's nonce in use. Apache's {@code DigestScheme} counts its uses and computes the header; it is not made for several threads,
 * and calls of several event loops meet here, so that no count is ever sent twice.
 */
final class DigestNonce implements Proof {
    private static final HttpHost ANY = new HttpHost("provider");

    private final DigestScheme scheme = new DigestScheme();
    private final String username;
    private final Secret password;

    DigestNonce(DigestChallenge challenge, String username, Secret password) {
        this.username = username;
        this.password = password;
        try {
            scheme.processChallenge(challenge.toApache(), null);
        } catch (MalformedChallengeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The password is asked for each time: its file may have changed. */
    @Override
    public synchronized Optional<Header> header(String target) {
        var login = new UsernamePasswordCredentials(username, password.value().toCharArray());
        try {
            scheme.isResponseReady(ANY, (scope, context) -> login, null);
            String answer = scheme.generateAuthResponse(ANY, new BasicHttpRequest("POST", target), null);
            return Optional.of(new Header("Authorization", answer));
        } catch (AuthenticationException e) {
            throw new IllegalStateException(e);
        }
    }
}
