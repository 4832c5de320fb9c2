package com.klikk.provisioner.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** CPU milliseconds of everybody at a moment, or between two. */
record CpuTime(long nanos, Map<String, Double> millis) {
    CpuTime since(CpuTime before) {
        Map<String, Double> more = new LinkedHashMap<>(millis);
        more.replaceAll((who, value) -> value - before.millis.get(who));
        return new CpuTime(nanos - before.nanos, more);
    }

    double of(String who) {
        return millis.get(who);
    }

    double seconds() {
        return nanos / 1e9;
    }

    /** Adds everybody's milliseconds to some figures, each divided by a number of sagas or seconds. */
    void put(Figures figures, double divisor, String unit) {
        figures.put("cpu_service_" + unit, of("subject") / divisor);
        figures.put("cpu_postgres_" + unit, of("postgres") / divisor);
        figures.put("cpu_service_postgres_" + unit, (of("subject") + of("postgres")) / divisor);
        figures.put("cpu_broker_" + unit, of("broker") / divisor);
        figures.put("cpu_stub_" + unit, of("stub") / divisor);
        figures.put("cpu_load_" + unit, of("load") / divisor);
    }
}
