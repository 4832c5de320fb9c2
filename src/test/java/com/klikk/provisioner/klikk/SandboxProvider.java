package com.klikk.provisioner.klikk;

import com.klikk.provisioner.sandbox.Sandbox;
import com.klikk.provisioner.sandbox.SandboxOptions;
import com.klikk.provisioner.sandbox.access.AccessOptions;
import com.klikk.provisioner.sandbox.access.HashAlgorithm;
import com.klikk.provisioner.sandbox.access.Kind;
import com.klikk.provisioner.sandbox.access.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Our own sandbox keeps the door: what is proven with it can be tried by everybody. */
final class SandboxProvider implements GuardedProvider {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Door door;
    private Sandbox sandbox;

    SandboxProvider(Door door, String secret, Path folder) {
        this.door = door;
        this.sandbox = Sandbox.start(options(secret, 0));
    }

    private SandboxOptions options(String secret, int port) {
        return SandboxOptions.defaults()
                .withPort(port)
                .withTokens(Map.of(secret, "default"))
                .withAccess(access -> access(access, secret));
    }

    private AccessOptions access(AccessOptions access, String secret) {
        Kind kind = Kind.valueOf(door.auth.toUpperCase(Locale.ROOT));
        return access.withKinds(Set.of(kind))
                .withUsers(List.of(new User("default", "klikk", secret)))
                .withAlgorithms(
                        switch (door) {
                            case DIGEST_MD5 -> List.of(HashAlgorithm.MD5);
                            case DIGEST_SHA_256 -> List.of(HashAlgorithm.SHA_256);
                            default -> List.of(HashAlgorithm.MD5, HashAlgorithm.SHA_256);
                        });
    }

    @Override
    public int port() {
        return sandbox.port();
    }

    /** A sandbox has its secrets from its start, so another one takes its place. */
    @Override
    public void secret(String secret) {
        int port = sandbox.port();
        sandbox.close();
        sandbox = Sandbox.start(options(secret, port));
    }

    @Override
    public void expireNonces() {
        sandbox.expireNonces();
    }

    @Override
    public int executed() {
        return answered("200");
    }

    @Override
    public int turnedAway() {
        return answered("401");
    }

    private int answered(String code) {
        return (int) calls().stream()
                .map(JsonObject.class::cast)
                .filter(call -> code.equals(call.getString("answer")))
                .count();
    }

    private JsonArray calls() {
        URI uri = URI.create("http://127.0.0.1:" + port() + "/sandbox/calls");
        try {
            HttpResponse<String> reply =
                    HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            return new JsonArray(reply.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
