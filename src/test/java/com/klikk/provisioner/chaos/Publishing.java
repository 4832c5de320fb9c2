package com.klikk.provisioner.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** When each request is sent, and sent again: in random order, spread over most of the run. */
record Publishing(Duration at, Order order) {
    private static final int MOST_TIMES = 3;

    static List<Publishing> drawn(Scale scale, List<Account> accounts) {
        Random chance = scale.chance("publishing");
        int window = (int) scale.chaos().toMillis() * 4 / 5;
        List<Publishing> all = new ArrayList<>();
        for (Account account : accounts) {
            for (Order order : account.orders()) {
                int times = 1 + chance.nextInt(MOST_TIMES);
                for (int i = 0; i < times; i++) {
                    all.add(new Publishing(Duration.ofMillis(chance.nextInt(window)), order));
                }
            }
        }
        return all;
    }
}
