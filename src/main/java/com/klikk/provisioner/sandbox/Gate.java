package com.klikk.provisioner.sandbox;

import com.klikk.provisioner.sandbox.access.Door;
import com.klikk.provisioner.sandbox.access.LogIn;
import com.klikk.provisioner.sandbox.access.User;
import com.klikk.provisioner.sandbox.access.Verdict;
import io.vertx.core.http.HttpServerRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tells which profile a call is made for. */
final class Gate {
    private final Map<String, Profile> byName = new LinkedHashMap<>();
    private final Door door;

    /** Profiles get customer ids from 1 on, in the order of their names. */
    Gate(SandboxOptions options) {
        Map<String, String> byToken = options.customers().profileByToken();
        Stream.concat(
                        byToken.values().stream(),
                        options.access().users().stream().map(User::profile))
                .sorted()
                .distinct()
                .forEach(n -> byName.put(n, new Profile(n, byName.size() + 1)));
        door = new Door(byToken, options.access(), System::nanoTime);
    }

    Verdict admit(HttpServerRequest request) {
        return door.admit(new LogIn(
                request.method().name(),
                request.uri(),
                request.remoteAddress().hostAddress(),
                request.getHeader("X-Account-Token"),
                request.getHeader("Authorization")));
    }

    Profile profile(Verdict.Admitted caller) {
        return byName.get(caller.profile());
    }

    Collection<Profile> profiles() {
        return byName.values();
    }

    Set<String> names() {
        return byName.keySet();
    }

    void expireNonces() {
        door.expireNonces();
    }
}
