package com.klikk.provisioner.bench.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the benchmark asks the stub itself. */
final class Controls {
    private final Shop shop;
    private final Counts counts;
    private volatile long delayMillis;

    Controls(Shop shop, Counts counts) {
        this.shop = shop;
        this.counts = counts;
    }

    /** How long a call of the provider's API takes beside the work. */
    long delayMillis() {
        return delayMillis;
    }

    /** The answer, or null where the path is none of ours. */
    byte[] answer(String path, String body) {
        return switch (path) {
            case "/control/counts" -> counts.json().getBytes(UTF_8);
            case "/control/reset" -> reset();
            case "/control/set" -> set(body);
            case "/control/times" -> times(Members.text(body, "prefix", 0));
            case "/control/seed" ->
                number(shop.seed(Members.text(body, "prefix", 0), (int) Members.number(body, "count")));
            case "/control/release" -> number(shop.release((int) Members.number(body, "count")));
            default -> null;
        };
    }

    private byte[] reset() {
        counts.reset();
        return number(0);
    }

    private byte[] set(String body) {
        delayMillis = Members.number(body, "delay");
        shop.pace(Pace.valueOf(Members.text(body, "pace", 0)));
        return number(delayMillis);
    }

    /** Of each completed order with such a name: the name, when it was made, when it was complete. */
    private byte[] times(String prefix) {
        StringBuilder lines = new StringBuilder();
        for (ShopOrder order : shop.orders()) {
            if (order.doneAt() != 0 && order.name().startsWith(prefix)) {
                lines.append(order.name())
                        .append(' ')
                        .append(order.madeAt())
                        .append(' ')
                        .append(order.doneAt())
                        .append('\n');
            }
        }
        return lines.toString().getBytes(UTF_8);
    }

    private static byte[] number(long number) {
        return Long.toString(number).getBytes(UTF_8);
    }
}
