package com.klikk.provisioner.sandbox;

import java.util.OptionalLong;

/**
 * What was ordered of one server.
 *
 * @param ramGb memory in GB of 1024 MB, fractions allowed
 * @param cpu cores
 * @param storageGb disk in GB of 1000 MB, as the documentation's {@code "size": 20000} suggests
 * @param ipv4 whether {@code features.ipv4} is 1
 * @param wishes where it is to run, and behind which firewall
 */
public record Vps(double ramGb, int cpu, double storageGb, boolean ipv4, Wishes wishes) {
    /**
     * What was ordered about a server's surroundings.
     *
     * @param antiaffinity servers with the same number never share a host; empty if any host will do
     * @param firewall the id of the firewall group to join, {@code ""} for none
     * @param addressInFirewall whether the server's address is added to that group
     */
    public record Wishes(OptionalLong antiaffinity, String firewall, boolean addressInFirewall) {}

    /** Memory as {@code server_list} shows it. */
    public long memoryMb() {
        return Math.round(ramGb * 1024);
    }

    /** Disk as {@code server_list} shows it. */
    public long storageMb() {
        return Math.round(storageGb * 1000);
    }
}
