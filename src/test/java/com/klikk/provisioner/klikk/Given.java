package com.klikk.provisioner.klikk;

import com.klikk.provisioner.klikk.ProviderSettings.Limits;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/** Providers and bodies for tests. */
final class Given {
    static final String TOKEN = "tok-1234567890abcdef";
    static final String PASSWORD = "open sesame 2";
    static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBq9x ola.nordmann@example.com";
    static final byte[] ORDER = """
            {"action":"order_create","reference":"p-1 shop","items":[{"name":"web-1","product":{"name":"VPS","options":
            {"features":{"sshd":{"authorized_keys":"%s","ip_allow":"10.0.0.0/8"},
            "cloud_init_url":"https://example.com/ci?id=3987438&key=casoiujm3uhjumh"}}}}]}""".formatted(KEY).getBytes(StandardCharsets.UTF_8);

    private Given() {}

    static Limits quick() {
        return new Limits(Duration.ofMillis(500), Duration.ofMillis(500), 4);
    }

    static Limits patient() {
        return new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 4);
    }

    static KlikkProvider provider(Vertx vertx, int port) {
        return provider(vertx, "http://127.0.0.1:" + port + "/api", patient());
    }

    static KlikkProvider provider(Vertx vertx, String url, Limits limits) {
        return provider(vertx, url, limits, new AccountToken(new Secret.Fixed(TOKEN)));
    }

    static KlikkProvider digest(Vertx vertx, int port) {
        Authorization login = new DigestLogin("klikk", new Secret.Fixed(PASSWORD));
        return provider(vertx, "http://127.0.0.1:" + port + "/api", patient(), login);
    }

    static KlikkProvider provider(Vertx vertx, String url, Limits limits, Authorization authorization) {
        return new KlikkProvider(
                vertx, new ProviderSettings("default", URI.create(url), authorization, limits), Clock.systemUTC());
    }

    static <T> T answer(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(20));
    }

    static CreateReply buy(Provider provider) {
        return answer(provider.create(ORDER, () -> true));
    }
}
