package com.klikk.provisioner;

import com.klikk.provisioner.config.Settings;
import com.klikk.provisioner.sandbox.Sandbox;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.List;

/** Starts the service; with {@code sandbox} as its first argument, the simulated provider. */
@QuarkusMain
public final class Provisioner {
    private static final int MISCONFIGURED = 1;

    Provisioner() {}

    /** The entry point of {@code quarkus-run.jar}. */
    public static void main(String... args) throws Exception {
        if (args.length > 0 && args[0].equals("sandbox")) {
            Sandbox.main(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        List<String> wrong = Settings.problems();
        if (!wrong.isEmpty()) {
            wrong.forEach(System.err::println);
            System.exit(MISCONFIGURED);
        }
        Quarkus.run(args);
    }
}
