package com.klikk.provisioner.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged service, copied so that a build meanwhile does not change it under its running processes. */
public final class PackagedApp {
    private static final Path PACKAGED = Path.of("target", "quarkus-app");
    private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final RunFolder folder;

    private PackagedApp(RunFolder folder) {
        this.folder = folder;
    }

    /** Copies what the build packaged into the folder of a run. */
    public static PackagedApp copyTo(RunFolder folder) {
        if (!Files.exists(PACKAGED.resolve("quarkus-run.jar"))) {
            throw new PartFailed("There is no packaged service in " + PACKAGED + ". Use: ./mvnw -Plocal");
        }
        Folders.copy(PACKAGED, folder.file("app"));
        return new PackagedApp(folder);
    }

    /** Starts it once, in the mode that the arguments tell; the log is named after it. */
    public LeashedJvm start(String name, Map<String, String> environment, String... arguments) {
        return start(name, JVM, environment, arguments);
    }

    /** The same with JVM options of the caller's choice. */
    public LeashedJvm start(String name, List<String> jvm, Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(jvm);
        all.addAll(List.of("-jar", folder.file("app").resolve("quarkus-run.jar").toString()));
        all.addAll(List.of(arguments));
        return LeashedJvm.start(folder.file(name + ".log"), environment, all);
    }
}
