package com.klikk.provisioner.klikk;

import java.util.List;

/**
 * One row of {@code server_list}.
 *
 * @param orderItemId the row's own {@code order_item_id}, above 0; rows without one are left out
 * @param running {@code is_running} is 1 (or true)
 * @param ipv4 usable IPv4 addresses: not blank, not {@code 0.0.0.0}
 * @param ipv6 usable IPv6 addresses: not blank, not {@code ::}
 * @param json the provider's own object, compact JSON
 */
public record ServerReading(
        Long id,
        String name,
        long orderItemId,
        boolean running,
        List<String> ipv4,
        List<String> ipv6,
        Size size,
        String json)
        implements ServerRow {
    /** Cores; memory and all storages together in MB, as the provider counts. Null is what could not be read. */
    public record Size(Double cpus, Double memoryMb, Double storageMb) {}

    @Override
    public boolean hasIpv4() {
        return !ipv4.isEmpty();
    }

    @Override
    public boolean hasIpv6() {
        return !ipv6.isEmpty();
    }

    @Override
    public ServerReading read() {
        return this;
    }
}
