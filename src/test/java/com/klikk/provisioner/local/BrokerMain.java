package com.klikk.provisioner.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The forked JVM's entry point: formats the folder where that is due, then is Kafka. */
final class BrokerMain {
    /** Always the same: the data of an earlier run must know their cluster again. */
    private static final Uuid CLUSTER = new Uuid(0x6B6C696B6BL, 1);

    private BrokerMain() {}

    /** Takes the path of Kafka's settings, and users who may log in. */
    public static void main(String[] arguments) throws Exception {
        Properties settings = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            settings.load(reader);
        }
        Formatter formatter = new Formatter();
        formatter.setClusterId(CLUSTER.toString());
        formatter.setNodeId(Integer.parseInt(settings.getProperty("node.id")));
        formatter.setControllerListenerName(settings.getProperty("controller.listener.names"));
        formatter.setMetadataLogDirectory(settings.getProperty("log.dirs"));
        formatter.addDirectory(settings.getProperty("log.dirs"));
        formatter.setReleaseVersion(MetadataVersion.latestProduction());
        formatter.setScramArguments(List.of(arguments).subList(1, arguments.length));
        formatter.setIgnoreFormatted(true);
        formatter.run();
        kafka.Kafka.main(new String[] {arguments[0]});
    }
}
