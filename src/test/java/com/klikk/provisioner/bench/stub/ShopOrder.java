package com.klikk.provisioner.bench.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.klikk.provisioner.bench.Micros;

/** One order of one server. Its rows in listings are kept as bytes. */
final class ShopOrder {
    /** Item and server ids lie apart from order ids, so that nobody takes one for the other. */
    static final long ITEM = 10_000_000_000L;

    private static final long SERVER = 20_000_000_000L;
    private static final long BUILD_MICROS = 600_000;
    private static final int PENDING = 200;

    private final long id;
    private final String name;
    private final String reference;
    private final boolean waits;
    private final long madeAt = Micros.now();
    private int looks;
    private boolean released;
    private long doneAt;
    private int rowStatus = -1;
    private byte[] row;

    /** Names and references are JSON texts, still escaped. */
    ShopOrder(long id, String name, String reference) {
        this.id = id;
        this.name = name;
        this.reference = reference;
        this.waits = name.startsWith("wait");
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    boolean waits() {
        return waits;
    }

    /** When it was made, in microseconds. */
    long madeAt() {
        return madeAt;
    }

    /** When it was complete, in microseconds; 0 while it is not. */
    synchronized long doneAt() {
        return doneAt;
    }

    /** An order that waits is complete from now on. */
    synchronized void release() {
        released = true;
        doneAt = Micros.now();
    }

    /** What a look shows. */
    synchronized byte[] look(Pace pace) {
        looks++;
        return row(status(pace));
    }

    /** Whether its server runs; no look. */
    synchronized boolean isDone(Pace pace) {
        return status(pace) == 0;
    }

    private int status(Pace pace) {
        if (doneAt == 0 && !waits) {
            if (pace == Pace.CALLS && looks > 2) {
                doneAt = Micros.now();
            } else if (pace == Pace.TIME && Micros.now() - madeAt >= BUILD_MICROS) {
                doneAt = madeAt + BUILD_MICROS;
            }
        }
        return released || doneAt != 0 ? 0 : PENDING;
    }

    private byte[] row(int status) {
        if (rowStatus != status) {
            rowStatus = status;
            row = order(status).getBytes(UTF_8);
        }
        return row;
    }

    private String order(int status) {
        String message = status == 0 ? "completed" : "pending";
        String known = reference == null ? "" : ",\"reference\":\"" + reference + '"';
        return "{\"order_id\":" + id + ",\"status\":" + status + ",\"message\":\"" + message + '"' + known
                + ",\"order_items\":[{\"id\":" + (ITEM + id) + ",\"status\":" + status
                + ",\"name\":\"VPS\",\"reference\":\"" + name + "\",\"message\":\"" + message + "\"}]}";
    }

    /** Its server, with an address once it runs. */
    byte[] server(boolean runs) {
        String address = runs ? "10." + (id >> 16 & 255) + '.' + (id >> 8 & 255) + '.' + (id & 255) : "";
        return ("{\"id\":" + (SERVER + id) + ",\"name\":\"" + name + "\",\"cpu\":2,\"memory\":2048,\"is_running\":"
                        + (runs ? 1 : 0) + ",\"customer_id\":1,\"order_item_id\":" + (ITEM + id)
                        + ",\"networks\":[{\"id\":" + id + ",\"ifindex\":0,\"name\":\"eth0\",\"ipv4\":\"" + address
                        + "\",\"ipv6\":\"\"}],\"storages\":[{\"id\":" + id
                        + ",\"lun\":0,\"name\":\"disk\",\"size\":25600}]}")
                .getBytes(UTF_8);
    }
}
