package com.klikk.provisioner.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.request.Intake;
import com.klikk.provisioner.request.Respelling;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Sends the same request again and again, each time by another way and in other words. */
public final class Copies {
    private static final int PARTITIONS = 4;

    private final World world;
    private final Intake door;
    private final Random random;
    private final Map<Integer, Long> last = new HashMap<>();

    /** Copies from this random source, for the service whose HTTP door that is. */
    public Copies(World world, Intake door, Random random) {
        this.world = world;
        this.door = door;
        this.random = random;
    }

    /** Sends one more copy. */
    public void send(ObjectNode request) {
        String id = request.path("request_id").asText();
        String spelled = new Respelling(random).of(request);
        switch (random.nextInt(6)) {
            case 0 -> byHttp(spelled, id);
            case 1 -> byHttp(new Respelling(random).of(anonymous(request)), id);
            case 2 ->
                publish(
                        id,
                        Parcel.of(spelled).header("ce_specversion", "1.0").header("ce_id", "e-" + random.nextInt()));
            case 3 -> publish(id, event("\"data\":" + spelled));
            case 4 -> publish(id, event("\"data_base64\":\"" + base64(spelled) + "\""));
            default -> publish(id, Parcel.of(spelled));
        }
    }

    /** Sends something else under a key, to be found again by it. */
    public void publish(String key, Parcel parcel) {
        var place = world.publish(parcel.key(key).partition(random.nextInt(PARTITIONS)));
        last.put(place.partition(), place.offset());
    }

    /** Waits until everything was taken in, and told if there was anything to tell. */
    public void settled() {
        last.forEach((partition, offset) ->
                world.eventually(() -> assertThat(takenIn(partition)).isGreaterThan(offset)));
        world.eventually(() -> assertThat(world.rows().texts("select 1 from outbox join relay_shard using (shard)"))
                .isEmpty());
    }

    private long takenIn(int partition) {
        return world
                .rows()
                .texts(
                        "select next_offset from consumed_offset where topic = ? and partition = ?",
                        world.requestsTopic(),
                        partition)
                .stream()
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    private void byHttp(String body, String key) {
        door.take(door.read(body.getBytes(UTF_8), key, null)).await().indefinitely();
    }

    private static ObjectNode anonymous(ObjectNode request) {
        ObjectNode copy = request.deepCopy();
        copy.remove("request_id");
        return copy;
    }

    private Parcel event(String data) {
        String event = "{\"specversion\":\"1.0\",\"id\":\"e-%d\",\"source\":\"/shop\",\"type\":\"t\",%s}";
        return Parcel.of(event.formatted(random.nextInt(), data))
                .header("content-type", "application/cloudevents+json");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
