package com.klikk.provisioner.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Requests as a shop might publish them: one server, some 460 bytes. */
final class Requests {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJlbmNobWFya2tleWJlbmNobWFya2tleWJlbmNobWE bench";

    private Requests() {}

    /** The message whose item has the request's own id as its name. */
    static byte[] of(String id) {
        return ("{\"action\":\"order_create\",\"request_id\":\"" + id
                        + "\",\"account\":\"default\",\"items\":[{\"name\":\""
                        + id + "\",\"product\":{\"name\":\"VPS\",\"options\":{\"quantity_ram_gb\":2,\"quantity_cpu\":2,"
                        + "\"quantity_storage_gb\":25,\"os\":\"Debian\",\"os_version\":\"12\",\"features\":{\"ipv4\":1,"
                        + "\"sshd\":{\"authorized_keys\":\"" + KEY + "\",\"ip_allow\":\"10.0.0.0/8\","
                        + "\"public_ports_allow\":\"80,443\"}}}}}],\"reference\":\"bench " + id + "\"}")
                .getBytes(UTF_8);
    }
}
