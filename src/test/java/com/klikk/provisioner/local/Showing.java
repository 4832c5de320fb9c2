package com.klikk.provisioner.local;

/** What the person sees once everything is up. */
final class Showing {
    private final Addresses addresses;
    private final RunFolder folder;
    private final Console console;

    Showing(Addresses addresses, RunFolder folder, Console console) {
        this.addresses = addresses;
        this.folder = folder;
        this.console = console;
    }

    /** Tells the story of whatever a service does that somebody else runs. */
    void withoutService() {
        try (Story story = Story.from(addresses.kafka(), console)) {
            console.line(new Welcome(addresses, folder).infra());
            story.tellUntil(() -> false, event -> {});
        }
    }

    /** Publishes the samples and tells their story; goes on telling unless once is enough. */
    void samples(Service service, boolean once) {
        int first = folder.take("samples", Samples.COUNT);
        Samples samples = Samples.numbered(first);
        Progress progress = new Progress(samples.all());
        try (Story story = Story.from(addresses.kafka(), console)) {
            console.step("publishing " + Samples.COUNT + " requests to "
                    + Topics.standard().requests());
            samples.publish(addresses.kafka());
            console.waitFor(progress.open());
            console.line("");
            story.tellUntil(() -> isOver(service, progress), event -> {
                progress.note(event);
                console.waitFor(progress.open());
            });
            if (once) {
                console.line("\nAll samples are ready.");
            } else {
                console.line(new Welcome(addresses, folder).full(first));
                story.tellUntil(() -> isOver(service, false), event -> {});
            }
        }
    }

    private static boolean isOver(Service service, Progress progress) {
        return isOver(service, progress.isComplete());
    }

    private static boolean isOver(Service service, boolean complete) {
        service.process().checkAlive("The service");
        return complete;
    }
}
