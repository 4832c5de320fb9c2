package com.klikk.provisioner.bench;

import com.klikk.provisioner.bench.floor.Floor;
import com.klikk.provisioner.local.LeashedJvm;
import com.klikk.provisioner.local.PartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts the floor with the service's JVM options. */
final class FloorStart {
    private static final double PATIENCE = 60;

    private final Ground ground;
    private final List<String> jvm;

    FloorStart(Ground ground, List<String> jvm) {
        this.ground = ground;
        this.jvm = jvm;
    }

    /** Starts one that is ready when this returns. */
    Subject ready(Site site) {
        List<String> options = new ArrayList<>(jvm);
        settings(site).forEach((key, value) -> options.add("-Dfloor." + key + "=" + value));
        options.addAll(List.of("-cp", System.getProperty("java.class.path"), Floor.class.getName()));
        Path log = ground.file(site.name() + "-floor.log");
        Subject floor = new Subject("floor", LeashedJvm.start(log, Map.of(), options));
        boolean ready = Pauses.until(
                () -> {
                    floor.checkAlive();
                    return said(log);
                },
                PATIENCE);
        if (!ready) {
            throw new PartFailed("The floor is not ready after " + PATIENCE + " s.", log);
        }
        return floor;
    }

    private Map<String, String> settings(Site site) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("kafka", ground.kafka().address());
        settings.put("topics", site.topics().prefix());
        settings.put("database", site.database().reactiveUrl());
        settings.put("username", site.database().username());
        settings.put("password", site.database().password());
        settings.put("provider", site.stub().url());
        return settings;
    }

    private static boolean said(Path log) {
        try {
            return Files.readString(log).contains(Floor.READY);
        } catch (IOException notYet) {
            return false;
        }
    }
}
