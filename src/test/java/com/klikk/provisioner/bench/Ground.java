package com.klikk.provisioner.bench;

import com.klikk.provisioner.local.KafkaAccess;
import com.klikk.provisioner.local.LocalStack;
import com.klikk.provisioner.local.PackagedApp;
import com.klikk.provisioner.local.PartFailed;
import com.klikk.provisioner.local.RunFolder;
import com.klikk.provisioner.local.Topics;
import java.nio.file.Path;

/** PostgreSQL, Kafka and the packaged service, in {@code target/bench}. */
final class Ground implements AutoCloseable {
    private final RunFolder folder = RunFolder.take(Path.of("target", "bench"), true);
    private final PackagedApp app = PackagedApp.copyTo(folder);
    private final LocalStack stack = LocalStack.measured(folder.path());
    private final long postmaster;

    /** Starts them on an empty folder. */
    Ground() {
        if (!Proc.isHere()) {
            throw new PartFailed("The benchmark needs Linux: CPU time comes from /proc.");
        }
        postmaster = new CounterStore(stack.backends().postgres()).postmaster();
    }

    /** A place with a database, topics and a provider of its own, whose orders begin with this id. */
    Site site(String name, long firstOrder) {
        Topics topics = new Topics(name + ".");
        topics.create(kafka());
        return new Site(
                name,
                stack.backends().postgres().create(name.replace('-', '_')),
                topics,
                StubProcess.start(file(name + "-stub.log"), firstOrder));
    }

    PackagedApp app() {
        return app;
    }

    KafkaAccess kafka() {
        return stack.backends().kafka();
    }

    Path file(String name) {
        return folder.path().resolve(name);
    }

    long postmaster() {
        return postmaster;
    }

    long broker() {
        return stack.brokerPid();
    }

    @Override
    public void close() {
        stack.close();
    }
}
