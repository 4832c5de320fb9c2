package com.klikk.provisioner.local;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Of our own class path, what Kafka needs: a small class path starts faster and keeps our libraries out of its way. */
final class BrokerClassPath {
    private static final Pattern NEEDED =
            Pattern.compile("(kafka[_-]|scala-|jackson-|metrics-core-2|jopt-simple|argparse4j"
                    + "|slf4j-|jboss-logmanager|smallrye-common-|log4j-|caffeine|pcollections|re2j|commons-validator|commons-logging-1"
                    + "|commons-beanutils|commons-collections|commons-digester|HdrHistogram|hash4j|jose4j|opentelemetry-"
                    + "|lz4-java|snappy-java|zstd-jni|jakarta\\.json-api|parsson|jspecify).*");

    private BrokerClassPath() {}

    /** The class path of the forked JVM. */
    static String here() {
        // Surefire hides the tests' class path in a manifest and leaves it in this property.
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(BrokerClassPath::isNeeded)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isNeeded(String entry) {
        Path path = Path.of(entry);
        return path.endsWith("test-classes")
                || NEEDED.matcher(path.getFileName().toString()).matches();
    }
}
