package com.klikk.provisioner.ops.access;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.config.ProvisionerConfig.Mode;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The only way in: by name and password, or, where nobody is asked, as {@code anonymous}, whatever the caller sends. */
@ApplicationScoped
public class Access implements HttpAuthenticationMechanism {
    /** What a login form is told to say. */
    public static final String REALM = "klikk-provisioner";

    private final BasicAuthenticationMechanism basic = new BasicAuthenticationMechanism(REALM, false);
    private final Mode mode;

    Access(ProvisionerConfig config) {
        this.mode = config.security().mode();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        return switch (mode) {
            case NONE -> Uni.createFrom().item(User.ANONYMOUS.identity());
            case USERS -> basic.authenticate(request, identities);
            case OIDC -> Uni.createFrom().nullItem();
        };
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return basic.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(UsernamePasswordAuthenticationRequest.class);
    }
}
