package com.klikk.provisioner.support;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Messages of every kind that can't be served. */
public final class BadMessages {
    /** One of them; {@code requestId} is null where none could be read. Its header {@code kind} tells it from all others. */
    public record Bad(String requestId, Parcel parcel) {
        /** What is wrong with it. */
        public String kind() {
            return new String(parcel.headers().get(0).value(), UTF_8);
        }
    }

    private static final String EVENT = "application/cloudevents+json";
    private static final BigDecimal HUGE = new BigDecimal("1e999999999");
    private static final int TOO_MUCH = 256 * 1024 + 1;

    private final World world;
    private final List<Bad> all = new ArrayList<>();

    private BadMessages(World world) {
        this.world = world;
    }

    /** All of them, each under a request id of its own. */
    public static List<Bad> all(World world) {
        BadMessages bad = new BadMessages(world);
        bad.orders();
        bad.options();
        bad.cancels();
        bad.texts();
        bad.nobodys();
        bad.envelopes();
        bad.traps();
        return bad.all;
    }

    private void orders() {
        order("no items", order -> order.remove("items"));
        order("items empty", order -> order.putArray("items"));
        order("items a text", order -> order.put("items", "web-1"));
        order("item a text", order -> order.putArray("items").add("web-1"));
        order("item without a name", order -> item(order).remove("name"));
        order("name blank", order -> item(order).put("name", "  "));
        order("name too long", order -> item(order).put("name", "n".repeat(256)));
        order("name twice", order -> order.withArray("items").add(item(order).deepCopy()));
        order("item without a product", order -> item(order).remove("product"));
        order("account unknown", order -> order.put("account", "nobody"));
        order("action unknown", order -> order.put("action", "order_destroy"));
        order("reference an object", order -> order.putObject("reference"));
    }

    private void options() {
        order("memory negative", order -> Requests.options(order).put("quantity_ram_gb", -1));
        order("memory absurd", order -> Requests.options(order).put("quantity_ram_gb", 1e12));
        order("memory a word", order -> Requests.options(order).put("quantity_ram_gb", "plenty"));
        order("processors a list", order -> Requests.options(order).putArray("quantity_cpu"));
        order("processors negative", order -> Requests.options(order).put("quantity_cpu", -2));
        order("storage true", order -> Requests.options(order).put("quantity_storage_gb", true));
        order("features a number", order -> Requests.options(order).put("features", 1));
        order("nobody let in", order -> sshd(order).remove("ip_allow"));
        order("address malformed", order -> sshd(order).put("ip_allow", "10.0.0.999"));
        order("network malformed", order -> sshd(order).put("ip_allow", "10.0.0.0/33"));
        order("port too high", order -> sshd(order).put("public_ports_allow", "80,99999"));
        order("ports turned round", order -> sshd(order).put("public_ports_allow", "90:80"));
    }

    private void cancels() {
        String id = world.newId();
        ObjectNode aimless = world.cancel(id, "");
        aimless.remove("order_request_id");
        add("cancel without an order", id, Parcel.of(aimless.toString()));
        String other = world.newId();
        add(
                "cancel of order 0",
                other,
                Parcel.of(aimless.deepCopy()
                        .put("request_id", other)
                        .put("order_id", 0)
                        .toString()));
    }

    private void texts() {
        String cut = world.newId();
        String whole = world.order(cut, "web-1").toString();
        add("cut off", cut, Parcel.of(whole.substring(0, whole.length() - 7)));
        String twice = world.newId();
        add("something behind it", twice, Parcel.of(world.order(twice, "web-1") + " {}"));
        String large = world.newId();
        add(
                "too large",
                large,
                Parcel.of(world.order(large, "web-1")
                        .put("filler", "x".repeat(TOO_MUCH))
                        .toString()));
        String framed = world.newId();
        add("schema registry's frame", framed, Parcel.of("\0\0\0\0\7" + world.order(framed, "web-1")));
    }

    private void nobodys() {
        add("nothing", null, Parcel.of((byte[]) null));
        add("empty", null, Parcel.of(""));
        add("no JSON", null, Parcel.of("hello"));
        add("markup", null, Parcel.of("<order/>"));
        add("a list", null, Parcel.of("[]"));
        add("a number", null, Parcel.of("42"));
        add("noise", null, Parcel.of(noise()));
        add("deep", null, Parcel.of("[".repeat(20_000)));
        add("id empty", null, Parcel.of(world.order("", "web-1").toString()));
        add("id too long", null, Parcel.of(world.order("i".repeat(201), "web-1").toString()));
        add(
                "id a number",
                null,
                Parcel.of(world.order("", "web-1").put("request_id", 7).toString()));
    }

    private void envelopes() {
        String old = world.newId();
        add(
                "CloudEvents 0.3",
                old,
                Parcel.of(world.order(old, "web-1").toString()).header("ce_specversion", "0.3"));
        Parcel hollow = Parcel.of(
                "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/shop\",\"type\":\"t\"}".formatted(world.newId()));
        add("CloudEvent without data", null, hollow.header("content-type", EVENT));
    }

    /** What a reader or a database could stumble over. */
    private void traps() {
        trap("member twice", "1,\"x\":2");
        trap("100,000 digits", "9".repeat(100_000));
        trap("exponent beyond all use", "1e99999999999");
        trap("10,000 levels", "[".repeat(10_000) + "]".repeat(10_000));
        trap("NUL", "\"\\u0000\"");
        trap("half a pair", "\"\\ud83d\"");
        order("processors beyond all use", order -> Requests.options(order).set("quantity_cpu", new DecimalNode(HUGE)));
        String wide = world.newId();
        add("UTF-16", wide, Parcel.of(world.order(wide, "web-1").toString().getBytes(UTF_16BE)));
        add(
                "large key and header",
                null,
                Parcel.of("x").header("h", "h".repeat(300_000)).key("k".repeat(300_000)));
        Parcel odd = Parcel.of("{}").header(new RecordHeader("request_id", new byte[] {(byte) 0xff, 0, (byte) 0xc3}));
        add("header that is no text", null, odd.header("", "no name").header("\0\uFFFF", "odd name"));
        add(
                "CloudEvent in no base64",
                null,
                Parcel.of("{\"data_base64\":\"?\"}").header("content-type", EVENT));
    }

    /** An order with a value that can't be written with a tree. */
    private void trap(String kind, String literal) {
        String id = world.newId();
        String order = world.order(id, "web-1").put("x", "MARK").toString();
        add(kind, id, Parcel.of(order.replace("\"MARK\"", literal)));
    }

    private void order(String kind, Consumer<ObjectNode> spoil) {
        String id = world.newId();
        ObjectNode order = world.order(id, "web-1");
        spoil.accept(order);
        add(kind, id, Parcel.of(order.toString()));
    }

    private void add(String kind, String requestId, Parcel parcel) {
        Parcel marked = Parcel.of(parcel.value())
                .key("key of " + kind)
                .header("kind", kind)
                .header("empty", null);
        for (var header : parcel.headers()) {
            marked = marked.header(header);
        }
        all.add(new Bad(requestId, marked));
    }

    private static ObjectNode item(ObjectNode order) {
        return (ObjectNode) order.at("/items/0");
    }

    private static ObjectNode sshd(ObjectNode order) {
        return (ObjectNode) Requests.options(order).at("/features/sshd");
    }

    private static byte[] noise() {
        byte[] bytes = new byte[500];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
