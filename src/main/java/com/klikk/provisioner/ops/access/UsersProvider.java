package com.klikk.provisioner.ops.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Tells who somebody with a name and a password is. */
@ApplicationScoped
public class UsersProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
    private final UsersFile file;
    private final Passwords passwords;

    UsersProvider(UsersFile file, Passwords passwords) {
        this.file = file;
        this.passwords = passwords;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identify(request));
    }

    private SecurityIdentity identify(UsernamePasswordAuthenticationRequest request) {
        Map<String, User> users = file.users();
        Optional<User> user = Optional.ofNullable(users.get(request.getUsername()));
        String password = new String(request.getPassword().getPassword());
        if (!passwords.right(user, Passwords.decoy(users), password)) {
            throw new AuthenticationFailedException("name or password is wrong");
        }
        return user.orElseThrow().identity();
    }
}
