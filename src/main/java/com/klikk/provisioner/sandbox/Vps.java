package com.klikk.provisioner.sandbox;

/**
 * What was ordered of one server.
 *
 * @param ramGb memory in GB of 1024 MB, fractions allowed
 * @param cpu cores
 * @param storageGb disk in GB of 1000 MB, as the documentation's {@code "size": 20000} suggests
 * @param ipv4 whether {@code features.ipv4} is 1
 */
public record Vps(double ramGb, int cpu, double storageGb, boolean ipv4) {
    /** Memory as {@code server_list} shows it. */
    public long memoryMb() {
        return Math.round(ramGb * 1024);
    }

    /** Disk as {@code server_list} shows it. */
    public long storageMb() {
        return Math.round(storageGb * 1000);
    }
}
