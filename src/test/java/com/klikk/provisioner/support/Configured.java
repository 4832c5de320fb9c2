package com.klikk.provisioner.support;

import com.klikk.provisioner.config.ProvisionerConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Settings without a container. */
public final class Configured {
    private Configured() {}

    /** What a service has that is told of one account, {@code default}, and these keys and values. */
    public static ProvisionerConfig with(String... settings) {
        Map<String, String> values = new HashMap<>();
        values.put("provisioner.installation", "test");
        values.put("provisioner.accounts.default.url", "http://127.0.0.1/api");
        values.put("provisioner.accounts.default.token", "tok-1234567890");
        for (int i = 0; i < settings.length; i += 2) {
            values.put(settings[i], settings[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ProvisionerConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(ProvisionerConfig.class);
    }
}
