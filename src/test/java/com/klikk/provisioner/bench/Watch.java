package com.klikk.provisioner.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what everybody at a site has used. */
final class Watch {
    private final Ground ground;
    private final Site site;
    private final List<Subject> subjects;
    private final CounterStore counters;

    Watch(Ground ground, Site site, List<Subject> subjects) {
        this.ground = ground;
        this.site = site;
        this.subjects = subjects;
        this.counters = new CounterStore(site.database());
    }

    /** PostgreSQL's counters. */
    CounterStore counters() {
        return counters;
    }

    /** CPU time of everybody so far; of PostgreSQL all processes, ended ones too. */
    CpuTime cpu() {
        Map<String, Double> millis = new LinkedHashMap<>();
        millis.put(
                "subject",
                subjects.stream()
                        .mapToDouble(subject -> Proc.cpuMillis(subject.pid()))
                        .sum());
        millis.put("postgres", Proc.cpuMillis(ground.postmaster()));
        millis.put("broker", Proc.cpuMillis(ground.broker()));
        millis.put("stub", Proc.cpuMillis(site.stub().pid()));
        millis.put("load", Proc.ownMillis(ProcessHandle.current().pid()));
        return new CpuTime(System.nanoTime(), millis);
    }

    /** Resident memory of the subjects in MiB. */
    void putMemory(Figures figures) {
        figures.put("memory_peak_mib", memory("VmHWM"));
        figures.put("memory_mib", memory("VmRSS"));
    }

    private double memory(String what) {
        return subjects.stream()
                .mapToDouble(subject -> Proc.memory(subject.pid(), what))
                .sum();
    }

    void checkAlive() {
        subjects.forEach(Subject::checkAlive);
    }
}
