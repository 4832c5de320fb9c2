package com.klikk.provisioner.local;

import java.nio.file.Path;

/**
 * What the command line asks of the local run.
 *
 * @param folder where data and logs live
 * @param fresh whether to forget the data of earlier runs
 * @param once whether to end when the samples are ready
 * @param infra whether to leave the service to somebody else, a debugger say
 */
record LocalOptions(Path folder, boolean fresh, boolean once, boolean infra) {
    static LocalOptions fromSystemProperties() {
        return new LocalOptions(Path.of("target", "local"), isSet("fresh"), isSet("once"), isSet("infra"));
    }

    private static boolean isSet(String name) {
        String value = System.getProperty("local." + name, "false");
        return value.isEmpty() || Boolean.parseBoolean(value);
    }
}
