package com.klikk.provisioner.local;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Everything on this machine with one command: {@code ./mvnw -Plocal}. */
public final class LocalRun {
    private static final int ONCE_SECONDS = 90;

    private final LocalOptions options;
    private final Console console;
    private final Parts parts;

    private LocalRun(LocalOptions options, Console console) {
        this.options = options;
        this.console = console;
        this.parts = new Parts(console);
    }

    /** Runs until Ctrl-C, or with {@code -Dlocal.once} until the samples are ready. */
    public static void main(String[] arguments) {
        LocalRun run = new LocalRun(LocalOptions.fromSystemProperties(), new Console());
        run.endWithParent();
        Runtime.getRuntime().addShutdownHook(new Thread(run.parts::close));
        try {
            run.start();
            System.exit(0);
        } catch (PartFailed failed) {
            run.fail(failed.getMessage());
        } catch (RuntimeException unexpected) {
            run.fail(unexpected.toString());
        }
    }

    /** Maven starts us and may be killed without a chance to tell. */
    private void endWithParent() {
        Thread watch = new Thread(
                () -> {
                    ProcessHandle.current()
                            .parent()
                            .ifPresent(maven -> maven.onExit().join());
                    System.exit(1);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void start() {
        console.line("Klikk Provisioner, local run. Data and logs: " + options.folder() + ". Ctrl-C ends it.");
        RunFolder folder = RunFolder.take(options.folder(), options.fresh());
        if (options.once()) {
            CompletableFuture.delayedExecutor(ONCE_SECONDS, TimeUnit.SECONDS).execute(this::failLate);
        }
        Startup startup = new Startup(folder, parts, console);
        Addresses addresses = startup.backends();
        Showing showing = new Showing(addresses, folder, console);
        if (options.infra()) {
            showing.withoutService();
        } else {
            showing.samples(startup.service(addresses), options.once());
        }
    }

    private void failLate() {
        fail("Not done within " + ONCE_SECONDS + " s; still waiting: " + console.current());
    }

    private void fail(String reason) {
        // While everything ends, whatever fails is a consequence.
        if (!parts.isClosing()) {
            console.line("");
            console.line("FAILED: " + reason);
            parts.hurry();
        }
        System.exit(1);
    }
}
