package com.klikk.provisioner.config;

import com.klikk.provisioner.config.ProvisionerConfig.Account;
import com.klikk.provisioner.config.ProvisionerConfig.Auth;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules that types can't say. */
final class SettingsCheck {
    private static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z0-9]{0,39}");
    private static final Pattern INSTALLATION = Pattern.compile("[A-Za-z0-9._-]{1,60}");
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private final List<String> problems = new ArrayList<>();

    private SettingsCheck() {}

    static List<String> check(ProvisionerConfig config) {
        SettingsCheck check = new SettingsCheck();
        if (config.accounts().isEmpty()) {
            check.wrong(
                    "provisioner.accounts.default.url",
                    "is missing: the provider's URL, https://my.klikk.com/api for example");
        }
        config.accounts().forEach(check::account);
        check.general(config);
        check.topics(config);
        check.distinct(config);
        check.times(config);
        return check.problems;
    }

    private void account(String name, Account account) {
        String prefix = "provisioner.accounts." + name;
        if (!ACCOUNT.matcher(name).matches()) {
            wrong(prefix, "has a name that is not [a-z][a-z0-9]{0,39}");
        }
        if (account.url().isEmpty()) {
            wrong(prefix + ".url", "is missing: the provider's URL, https://my.klikk.com/api for example");
        }
        account.url().ifPresent(url -> web(prefix + ".url", url));
        atLeastOne(prefix + ".requests-per-second", account.requestsPerSecond());
        atLeastOne(prefix + ".max-concurrent", account.maxConcurrent());
        credentials(prefix, account);
    }

    private void credentials(String prefix, Account account) {
        if (account.auth() == Auth.TOKEN) {
            secret(prefix + ".token", account.token(), account.tokenFile());
            return;
        }
        if (account.username().filter(name -> !name.isBlank()).isEmpty()) {
            wrong(prefix + ".username", "is missing, and auth is " + account.auth());
        }
        secret(prefix + ".password", account.password(), account.passwordFile());
    }

    private void secret(String key, Optional<String> value, Optional<String> file) {
        if (value.filter(text -> !text.isBlank()).isEmpty() && file.isEmpty()) {
            wrong(key, "is missing (or " + key + "-file)");
        }
        file.filter(path -> !Files.isReadable(Path.of(path)) || Files.isDirectory(Path.of(path)))
                .ifPresent(path -> wrong(key + "-file", "names a file that can't be read: " + path));
    }

    private void general(ProvisionerConfig config) {
        web("provisioner.public-url", config.publicUrl());
        if (!INSTALLATION.matcher(config.installation()).matches()) {
            wrong("provisioner.installation", "must be 1 to 60 of letters, digits, '.', '_' and '-'");
        }
        if (config.security().mode() == ProvisionerConfig.Mode.OIDC) {
            wrong("provisioner.security.mode", "is oidc, which this version does not speak yet: use users or none");
        }
        atLeastOne("provisioner.reconcile.clean-listings", config.reconcile().cleanListings());
        atLeastOne("provisioner.reconcile.max-placements", config.reconcile().maxPlacements());
    }

    private void topics(ProvisionerConfig config) {
        topic("provisioner.requests.topic", config.requests().topic());
        topic("provisioner.requests.dlq-topic", config.requests().dlqTopic());
        topic("provisioner.orders.topic", config.orders().topic());
        EventTypes.templates(config)
                .forEach(template -> topic("provisioner.events.topic", template.replace("{type}", "type")));
        config.topics().partitions().ifPresent(count -> copies("provisioner.topics.partitions", count));
        config.topics().replicationFactor().ifPresent(count -> copies("provisioner.topics.replication-factor", count));
    }

    /** A service that reads what it writes would go round in circles. */
    private void distinct(ProvisionerConfig config) {
        Set<String> names = new HashSet<>();
        names.add(config.requests().topic());
        another("provisioner.requests.dlq-topic", config.requests().dlqTopic(), names);
        another("provisioner.orders.topic", config.orders().topic(), names);
        EventTypes.topics(config).stream()
                .filter(names::contains)
                .forEach(topic -> wrong("provisioner.events.topic", "must not be another key's topic: " + topic));
    }

    private void another(String key, String topic, Set<String> taken) {
        if (!taken.add(topic)) {
            wrong(key, "must not be another key's topic: " + topic);
        }
    }

    private void times(ProvisionerConfig config) {
        positive("provisioner.klikk.connect-timeout", config.klikk().connectTimeout());
        positive("provisioner.klikk.request-timeout", config.klikk().requestTimeout());
        positive("provisioner.poll.min-interval", config.poll().minInterval());
        notBelow(
                "provisioner.poll.max-interval",
                config.poll().maxInterval(),
                config.poll().minInterval());
        notBelow(
                "provisioner.poll.payment-interval",
                config.poll().paymentInterval(),
                config.poll().minInterval());
        notBelow(
                "provisioner.poll.cancelled-interval",
                config.poll().cancelledInterval(),
                config.poll().minInterval());
        positive("provisioner.reconcile.settle-time", config.reconcile().settleTime());
        positive("provisioner.reconcile.give-up-after", config.reconcile().giveUpAfter());
        positive("provisioner.payment.timeout", config.payment().timeout());
        positive("provisioner.ready.timeout", config.ready().timeout());
        positive("provisioner.cancel.wait", config.cancel().waitTime());
        positive("provisioner.retention", config.retention());
    }

    private void web(String key, URI url) {
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null) {
            wrong(key, "must be an http or https URL");
        }
    }

    private void topic(String key, String name) {
        if (!TOPIC.matcher(name).matches()) {
            wrong(key, "is no topic name: \"" + name + "\"");
        }
    }

    private void positive(String key, Duration value) {
        if (value.isZero() || value.isNegative()) {
            wrong(key, "must be longer than nothing, and is " + value);
        }
    }

    private void notBelow(String key, Duration value, Duration min) {
        if (value.compareTo(min) < 0) {
            wrong(key, "must not be shorter than provisioner.poll.min-interval, and is " + value);
        }
    }

    private void atLeastOne(String key, int value) {
        if (value < 1) {
            wrong(key, "must be at least 1, and is " + value);
        }
    }

    private void copies(String key, int count) {
        if (count < 1 || count > Short.MAX_VALUE) {
            wrong(key, "must be 1 to " + Short.MAX_VALUE + ", and is " + count);
        }
    }

    private void wrong(String key, String what) {
        problems.add(key + " " + what);
    }
}
