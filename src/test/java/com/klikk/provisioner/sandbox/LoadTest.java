package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void concurrentCallersGetTheirOrdersAndTheListingShowsAll() {
        try (Sandbox sandbox = Sandbox.start(Caller.FROZEN)) {
            Caller caller = Caller.of(sandbox);
            Set<Integer> ids = new HashSet<>();
            for (int round = 0; round < 40; round++) {
                List<CompletableFuture<Integer>> replies =
                        IntStream.range(0, 50).mapToObj(i -> placed(caller, i)).toList();
                replies.forEach(r -> ids.add(r.join()));
            }

            assertThat(ids).hasSize(2000);
            assertThat(caller.read(Caller.action("order_list")).getJsonArray("orders"))
                    .hasSize(2000);
            assertThat(sandbox.accepted()).isEqualTo(2000);
        }
    }

    private static CompletableFuture<Integer> placed(Caller caller, int i) {
        return caller.later(Caller.order("vps-" + i)).thenApply(r -> new JsonObject(r.body()).getInteger("order_id"));
    }
}
