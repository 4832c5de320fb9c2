package com.klikk.provisioner.sandbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** The sandbox as a process: settings from arguments, else from the environment, else by default. */
final class CommandLine {
    private static final int SENSELESS = 2;

    private CommandLine() {}

    /** Runs until the process is told to end; senseless settings end it with one line and exit code 2. */
    static void run(String[] args) throws InterruptedException {
        if (Arrays.asList(args).contains("--help")) {
            System.out.println(help());
            return;
        }
        serve(started(args));
    }

    private static Sandbox started(String[] args) {
        try {
            return Sandbox.start(options(args, System.getenv()));
        } catch (IllegalArgumentException e) {
            throw ended(e.getMessage());
        } catch (IllegalStateException e) {
            throw ended("host, port: can't listen there: " + e.getMessage());
        }
    }

    private static Error ended(String why) {
        System.err.println("sandbox: " + why);
        System.exit(SENSELESS);
        return new AssertionError("unreachable");
    }

    private static void serve(Sandbox sandbox) throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        Thread ending = new Thread(
                () -> {
                    sandbox.close();
                    told.countDown();
                },
                "sandbox-shutdown");
        Runtime.getRuntime().addShutdownHook(ending);
        System.out.println("sandbox provider ready at " + sandbox.uri());
        told.await();
    }

    /** What the arguments and the environment ask for; a senseless one is an IllegalArgumentException. */
    static SandboxOptions options(String[] args, Map<String, String> environment) {
        Map<String, String> given = arguments(args);
        SandboxOptions options = SandboxOptions.defaults();
        for (Setting setting : Setting.values()) {
            String value = given.remove(setting.key());
            value = value == null ? environment.getOrDefault(setting.variable(), "") : value;
            options = value.isBlank() ? options : setting.apply(options, value);
        }
        if (!given.isEmpty()) {
            throw new IllegalArgumentException(given.keySet().iterator().next() + " is no setting; see --help");
        }
        return options;
    }

    /** The word that chose this mode of the jar may still stand in front. */
    private static Map<String, String> arguments(String[] args) {
        Map<String, String> given = new LinkedHashMap<>();
        boolean mode = args.length > 0 && args[0].equals("sandbox");
        for (String arg : Arrays.asList(args).subList(mode ? 1 : 0, args.length)) {
            int equals = arg.indexOf('=');
            if (!arg.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException(arg + " is no setting of the form --key=value; see --help");
            }
            given.put(arg.substring(2, equals), arg.substring(equals + 1));
        }
        return given;
    }

    static String help() {
        String settings = Arrays.stream(Setting.values()).map(Setting::help).collect(Collectors.joining("\n"));
        return "The simulated provider. Settings, each also as an environment variable (--list-shape as "
                + Setting.LIST_SHAPE.variable() + "):\n" + settings;
    }
}
