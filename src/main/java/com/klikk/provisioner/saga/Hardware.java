package com.klikk.provisioner.saga;

/** What a server of {@code server_list} has: cores, memory and all its storages together, in MB. Null is what could not be read. */
public record Hardware(Double cpus, Double memoryMb, Double storageMb) {
    /** Nothing could be read. */
    public static final Hardware UNKNOWN = new Hardware(null, null, null);
}
