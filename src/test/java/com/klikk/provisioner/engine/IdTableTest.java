package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Held against what the platform's own maps say. Seeded: {@code -Dseed=…} replays a run. */
class IdTableTest {
    private final IdTable table = new IdTable();

    @Test
    void itSaysWhatAMapWouldSay() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        Map<Long, Integer> map = new HashMap<>();
        Set<Long> shown = new HashSet<>();
        for (int step = 0; step < 200_000; step++) {
            long id = 1 + (random.nextInt(3) == 0 ? random.nextInt(50) : (long) random.nextInt(20_000) << 33);
            switch (random.nextInt(step % 50_000 == 0 ? 1 : 10)) {
                case 0 -> {
                    table.hideAll();
                    shown.clear();
                }
                case 1, 2 -> {
                    table.drop(id);
                    map.remove(id);
                }
                default -> {
                    int number = 1 + random.nextInt(1000);
                    assertThat(table.show(id, number)).as("seed %d", seed).isEqualTo(map.getOrDefault(id, 0));
                    map.put(id, number);
                    shown.add(id);
                }
            }
            assertThat(table.number(id)).as("seed %d", seed).isEqualTo(map.getOrDefault(id, 0));
        }
        Set<Long> hidden = new HashSet<>(map.keySet());
        hidden.removeAll(shown);
        Set<Long> odd = new HashSet<>(hidden);
        odd.removeIf(id -> map.get(id) % 2 == 0);
        assertThat(table.hidden(number -> true)).as("seed %d", seed).isEqualTo(hidden.size());
        assertThat(table.hidden(number -> number % 2 != 0)).as("seed %d", seed).isEqualTo(odd.size());
        assertThat(table.dropHidden(number -> number % 2 != 0, 10)).hasSize(10).allMatch(odd::remove);
        assertThat(new HashSet<>(table.dropHidden(number -> number % 2 != 0, Integer.MAX_VALUE)))
                .as("seed %d", seed)
                .isEqualTo(odd);
        table.dropHidden();
        map.keySet().retainAll(shown);
        map.forEach((id, number) -> assertThat(table.number(id)).isEqualTo(number));
        assertThat(table.hidden(number -> true)).isZero();
    }

    @Test
    void whatComesAndGoesForGoodTakesNoRoom() {
        for (long id = 1; id <= 1_000_000; id++) {
            table.show(id, 1);
            table.drop(Math.max(1, id - 100));
        }

        assertThat(table.size()).isLessThan(1000);
    }
}
