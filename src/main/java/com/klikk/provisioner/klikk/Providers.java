package com.klikk.provisioner.klikk;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.klikk.ProviderSettings.Limits;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** One {@link Provider} per configured account. */
@ApplicationScoped
public class Providers {
    private final Map<String, KlikkProvider> byAccount = new LinkedHashMap<>();

    /** Builds them all, so that a senseless setting stops the start. */
    @Inject
    public Providers(ProvisionerConfig config, Vertx vertx) {
        config.accounts()
                .forEach((name, account) -> byAccount.put(
                        name, new KlikkProvider(vertx, settings(name, account, config.klikk()), Clock.systemUTC())));
    }

    /** The provider as this account sees it; an account that is not configured is a bug of the caller. */
    public Provider of(String account) {
        Provider provider = byAccount.get(account);
        if (provider == null) {
            throw new IllegalArgumentException("No such account: " + account);
        }
        return provider;
    }

    @PreDestroy
    void close() {
        byAccount.values().forEach(KlikkProvider::close);
    }

    private static ProviderSettings settings(
            String name, ProvisionerConfig.Account account, ProvisionerConfig.Klikk klikk) {
        String key = "provisioner.accounts." + name + ".url";
        return new ProviderSettings(
                name,
                account.url().orElseThrow(() -> new IllegalArgumentException(key + " is missing")),
                Authorization.of(name, account),
                new Limits(klikk.connectTimeout(), klikk.requestTimeout(), account.maxConcurrent()));
    }
}
