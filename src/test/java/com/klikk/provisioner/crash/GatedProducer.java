package com.klikk.provisioner.crash;

import com.klikk.provisioner.crash.Gate.Fate;
import com.klikk.provisioner.crash.Gate.Passage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's producers as a life has them: each step of a transaction passes the gate. */
final class GatedProducer {
    private static final Set<String> STEPS =
            Set.of("initTransactions", "beginTransaction", "send", "flush", "commitTransaction");

    /** What the broker hears of; the others only prepare. */
    private static final Set<String> HEARD = Set.of("initTransactions", "flush", "commitTransaction");

    private final Gate gate;
    private final Queue<Producer<byte[], byte[]>> opened = new ConcurrentLinkedQueue<>();

    GatedProducer(Gate gate) {
        this.gate = gate;
    }

    @SuppressWarnings("unchecked")
    Producer<byte[], byte[]> open(Map<String, Object> config) {
        var real = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        opened.add(real);
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                GatedProducer.class.getClassLoader(),
                new Class<?>[] {Producer.class},
                (self, method, arguments) -> STEPS.contains(method.getName())
                        ? pass(real, method, arguments)
                        : call(real, method, arguments));
    }

    private Object pass(Producer<byte[], byte[]> real, Method step, Object[] arguments) throws Throwable {
        Passage passage = gate.arrive("kafka " + step.getName());
        follow(passage.before());
        Object answer = call(real, step, arguments);
        follow(passage.after(HEARD.contains(step.getName())));
        return answer;
    }

    private static void follow(Fate fate) {
        if (fate != Fate.GOES_ON) {
            throw new KafkaException("the connection was lost");
        }
    }

    private static Object call(Producer<byte[], byte[]> real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** As a dead process leaves them: without a word to the broker. */
    void drop() {
        opened.forEach(producer -> producer.close(Duration.ZERO));
    }
}
