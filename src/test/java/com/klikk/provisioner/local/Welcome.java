package com.klikk.provisioner.local;

import java.util.stream.Collectors;

/** What a newcomer can do next. */
final class Welcome {
    private final Addresses addresses;
    private final RunFolder folder;

    Welcome(Addresses addresses, RunFolder folder) {
        this.addresses = addresses;
        this.folder = folder;
    }

    /** Where everything is, and how to order a server. */
    String full(int number) {
        return """

                Ready. Where everything is:
                  Service      %1$s
                  Health       %1$s/q/health
                  Metrics      %1$s/q/metrics
                  Orders       %1$s/api/v1/orders
                %2$s
                               %3$s

                Order a server yourself:
                  curl -i %1$s/api/v1/orders -H 'Content-Type: application/json' -H 'Idempotency-Key: mine-%4$d' -d '%5$s'
                or with Kafka alone:
                  echo '%6$s' | kcat -P -b %7$s -t provisioning.requests -k mine-%8$d

                Its story appears here. Ctrl-C ends everything; the data stay for the next run (-Dlocal.fresh forgets them).
                """.formatted(
                        addresses.serviceUrl(),
                        backends(),
                        folder.file("service.log"),
                        number,
                        Samples.body("", "mine-" + number),
                        Samples.body("\"request_id\":\"mine-" + (number + 1) + "\",", "mine-" + (number + 1)),
                        addresses.kafka().address(),
                        number + 1);
    }

    /** The settings for a service that somebody else starts. */
    String infra() {
        String settings = addresses.environment().entrySet().stream()
                .map(setting -> "  export " + setting.getKey() + "='" + setting.getValue() + "'")
                .collect(Collectors.joining("\n"));
        return """

                Ready for a service of yours. Where everything is:
                %s

                In another terminal:
                %s
                  ./mvnw quarkus:dev

                The orders' story appears here. Ctrl-C ends everything.
                """.formatted(backends(), settings);
    }

    private String backends() {
        Database database = addresses.database();
        String login = "   (user " + database.username() + ", password " + database.password() + ")";
        return String.join(
                "\n",
                "  Sandbox      " + addresses.sandboxUrl() + "   (header X-Account-Token: " + Addresses.TOKEN + ")",
                "  Kafka        " + addresses.kafka().address(),
                "  PostgreSQL   " + database.jdbcUrl() + login,
                "  Logs         " + folder.file("sandbox.log"),
                "               " + folder.file("kafka.log"),
                "               " + folder.file("postgres.log"));
    }
}
