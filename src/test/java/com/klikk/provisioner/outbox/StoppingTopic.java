package com.klikk.provisioner.outbox;

import com.klikk.provisioner.support.Configured;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TimeoutException;

/** The request topic of a Kafka that takes so many messages, not the next, and then all again. */
public final class StoppingTopic extends RequestTopic {
    private final RequestTopic real;
    private final AtomicInteger left;

    /** Whatever it takes goes to the real one. */
    public StoppingTopic(RequestTopic real, int takes) {
        super(Map.of(), Configured.with(), null);
        this.real = real;
        this.left = new AtomicInteger(takes);
    }

    @Override
    public Uni<RecordPlace> send(Outgoing message) {
        return left.getAndDecrement() != 0
                ? real.send(message)
                : Uni.createFrom().failure(new TimeoutException("nothing heard for 20 s"));
    }
}
