package com.klikk.provisioner.saga;

import java.util.ArrayList;
import java.util.List;

/**
 * How a server was ordered ({@code quantity_cpu}, {@code quantity_ram_gb}, {@code quantity_storage_gb}, {@code features.ipv6}). Null is
 * what the request did not say.
 */
public record Specification(Double cpus, Double ramGb, Double storageGb, boolean ipv6) {
    /** What may differ by rounding, or by what a GB is taken for, is no difference. */
    private static final double TOLERANCE = 0.05;

    private static final int SMALL_GB = 1000;
    private static final int LARGE_GB = 1024;

    /** What came, where it is not what was ordered, in words; {@code ipv4}: whether an IPv4 address was ordered. */
    List<String> differences(Sight.Server came, boolean ipv4) {
        List<String> found = new ArrayList<>();
        Hardware hardware = came.hardware();
        if (differs(cpus, 1, 1, hardware.cpus())) {
            found.add("cpu: " + number(cpus) + " ordered, " + number(hardware.cpus()) + " came");
        }
        size(found, "memory", ramGb, hardware.memoryMb());
        size(found, "storage", storageGb, hardware.storageMb());
        if (!ipv4 && came.ipv4()) {
            found.add("networks: an IPv4 address came, none was ordered");
        }
        if (ipv6 && !came.ipv6()) {
            found.add("networks: an IPv6 address was ordered, none came");
        }
        return List.copyOf(found);
    }

    private static void size(List<String> found, String what, Double orderedGb, Double cameMb) {
        if (differs(orderedGb, SMALL_GB, LARGE_GB, cameMb)) {
            found.add(what + ": " + number(orderedGb) + " GB ordered, " + number(cameMb) + " MB came");
        }
    }

    private static boolean differs(Double ordered, int least, int most, Double came) {
        return ordered != null
                && came != null
                && (came < ordered * least * (1 - TOLERANCE) || came > ordered * most * (1 + TOLERANCE));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
