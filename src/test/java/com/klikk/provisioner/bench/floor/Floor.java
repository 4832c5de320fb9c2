package com.klikk.provisioner.bench.floor;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The floor's process. */
public final class Floor {
    /** What it says once it reads requests. */
    public static final String READY = "The floor is ready";

    private static final int CONNECTIONS = 3;

    private Floor() {}

    /** Takes its settings as system properties. */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Context context = vertx.getOrCreateContext();
        context.runOnContext(v -> start(vertx, context));
    }

    private static void start(Vertx vertx, Context context) {
        FloorStore store = new FloorStore(pool(vertx));
        Telling telling = new Telling(producer(), setting("topics"));
        Pipeline pipeline = new Pipeline(context, store, new FloorProvider(vertx, setting("provider")), telling);
        store.create().onFailure(Floor::end).onSuccess(created -> {
            pipeline.start();
            new Thread(new Intake(consumer(), context, pipeline), "intake").start();
            System.out.println(READY);
        });
    }

    private static Pool pool(Vertx vertx) {
        PgConnectOptions options = PgConnectOptions.fromUri(setting("database"))
                .setUser(setting("username"))
                .setPassword(setting("password"))
                .setCachePreparedStatements(true);
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", setting("kafka"),
                "group.id", setting("topics") + "floor",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false",
                "max.poll.records", "500");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(setting("topics") + "provisioning.requests"));
        return consumer;
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", setting("kafka"),
                "acks", "all",
                "compression.type", "lz4",
                "linger.ms", "5",
                "batch.size", "65536");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A floor that fails is no floor: nothing is tried again. */
    static void end(Throwable failure) {
        failure.printStackTrace();
        Runtime.getRuntime().halt(3);
    }

    private static String setting(String name) {
        return System.getProperty("floor." + name);
    }
}
