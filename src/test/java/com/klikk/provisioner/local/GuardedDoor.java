package com.klikk.provisioner.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/** SASL_SSL with SCRAM, and nobody may do what no ACL allows. */
final class GuardedDoor {
    /** The name under which the service logs in. */
    static final String SERVICE = "provisioner";

    private static final String ADMIN = "admin";
    private static final String PROTOCOL = "SASL_SSL";
    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final String STORE_SECRET = "store-secret";

    private GuardedDoor() {}

    /** Makes the broker's key in this folder. */
    static BrokerDoor at(Path folder, int port) {
        Path store = folder.resolve("broker.p12").toAbsolutePath();
        Path certificate = folder.resolve("broker.pem").toAbsolutePath();
        makeKey(store, certificate);
        return new BrokerDoor(
                PROTOCOL,
                Map.ofEntries(
                        Map.entry("inter.broker.listener.name", PROTOCOL),
                        Map.entry("sasl.enabled.mechanisms", MECHANISM),
                        Map.entry("sasl.mechanism.inter.broker.protocol", MECHANISM),
                        Map.entry("listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config", login(ADMIN)),
                        Map.entry("ssl.keystore.type", "PKCS12"),
                        Map.entry("ssl.keystore.location", store.toString()),
                        Map.entry("ssl.keystore.password", STORE_SECRET),
                        Map.entry("ssl.truststore.type", "PEM"),
                        Map.entry("ssl.truststore.location", certificate.toString()),
                        Map.entry("authorizer.class.name", StandardAuthorizer.class.getName()),
                        Map.entry("allow.everyone.if.no.acl.found", "false"),
                        // Who comes through the controller's listener has no name; it is the broker itself.
                        Map.entry("super.users", "User:" + ADMIN + ";User:ANONYMOUS")),
                List.of(user(ADMIN), user(SERVICE)),
                access(port, certificate, ADMIN),
                access(port, certificate, SERVICE));
    }

    private static KafkaAccess access(int port, Path certificate, String user) {
        return new KafkaAccess(Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "security.protocol",
                PROTOCOL,
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                login(user),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate.toString()));
    }

    private static String user(String name) {
        return MECHANISM + "=[name=" + name + ",password=" + secret(name) + "]";
    }

    private static String login(String name) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(name, secret(name));
    }

    private static String secret(String name) {
        return name + "-secret";
    }

    private static void makeKey(Path store, Path certificate) {
        try {
            Files.createDirectories(store.getParent());
            Files.deleteIfExists(store);
            String[] make =
                    "-genkeypair -keyalg EC -groupname secp256r1 -dname CN=broker -validity 3650".split(" ", -1);
            keytool(store, make, "-ext", "san=ip:127.0.0.1");
            keytool(store, new String[] {"-exportcert", "-rfc"}, "-file", certificate.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("Making the broker's key was interrupted.");
        }
    }

    private static void keytool(Path store, String[] what, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(what));
        command.addAll(List.of(more));
        command.addAll(List.of("-alias", "broker", "-storetype", "PKCS12", "-storepass", STORE_SECRET));
        command.addAll(List.of("-keystore", store.toString()));
        Path log = store.resolveSibling("keytool.log");
        Process run = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (run.waitFor() != 0) {
            throw new PartFailed("keytool did not make the broker's key.", log);
        }
    }
}
