package com.klikk.provisioner.sandbox;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BiFunction;

/**
 * Every setting of the command line: its default, its meaning and its effect, in one place. They take effect in this
 * sequence; those that name tokens or users come after these.
 */
@SuppressWarnings("ImmutableEnumChecker")
enum Setting {
    PORT("8090", "TCP port; 0 takes a free one", (o, v) -> o.withPort(SettingValue.within(v, 0, 65_535))),
    HOST(
            "127.0.0.1",
            "address to listen on",
            (o, v) -> o.withListen(v, o.listen().port())),
    SPEED(
            "1",
            "virtual seconds a real second, 0 to 1000000; 0 is frozen",
            (o, v) -> o.withSpeed(SettingValue.speed(v))),
    SEED(
            "1",
            "what looks random starts from it",
            (o, v) -> o.withOrigin(Long.parseLong(v), o.origin().firstId())),
    FIRST_ID("1000", "first order id", (o, v) -> o.withOrigin(o.origin().seed(), SettingValue.within(v, 1, 1 << 30))),
    CREDIT(
            "unlimited",
            "whole credits of each profile at the start, or unlimited",
            (o, v) -> o.withCredit(SettingValue.credit(v))),
    ITEM_PRICE("5", "whole credits an item costs", (o, v) -> o.withItemPrice(SettingValue.within(v, 0, 1 << 30))),
    TOKENS(
            "default=sandbox-token",
            "profile=token, separated by commas",
            (o, v) -> o.withTokens(SettingValue.tokens(v))),
    USERS(
            "default=sandbox:sandbox-password",
            "profile=name:password for Basic and Digest, separated by commas, or none",
            (o, v) -> o.withAccess(a -> a.withUsers(AccessValue.users(v)))),
    TWO_FACTOR(
            AccessValue.NONE,
            "names of users whom Basic and Digest refuse, separated by commas, or none",
            (o, v) -> o.withAccess(a -> a.withTwoFactor(AccessValue.names(v, a.users())))),
    AUTH(
            "token,basic,digest",
            "accepted kinds of log-in",
            (o, v) -> o.withAccess(a -> a.withKinds(AccessValue.kinds(v)))),
    DIGEST_ALGORITHMS(
            "SHA-256,MD5",
            "algorithms of Digest in the order of their challenges",
            (o, v) -> o.withAccess(a -> a.withAlgorithms(AccessValue.algorithms(v)))),
    NONCE_LIFETIME(
            "PT5M",
            "real time that a nonce of Digest may be used",
            (o, v) -> o.withAccess(a -> a.withNonceLifetime(SettingValue.atLeast(v, Duration.ofMillis(1))))),
    IP_FILTER(
            AccessValue.NONE,
            "token=address or network it may be used from, separated by commas, or none",
            (o, v) -> o.withAccess(a -> a.withFilters(
                    AccessValue.filters(v, o.customers().profileByToken().keySet())))),
    LIST_SHAPE(
            "orders",
            "order_list's shape: orders, array, keyed, id, bare or named",
            (o, v) -> o.withListing(
                    ListShape.valueOf(v.toUpperCase(Locale.ROOT)), o.listing().echoReference())),
    ECHO_REFERENCE(
            "false",
            "whether order_list shows references: true or false",
            (o, v) -> o.withListing(o.listing().shape(), SettingValue.flag(v))),
    PAYMENT_REPLY(
            "200",
            "HTTP code that asks for payment where credit is too little: 200 or 402",
            (o, v) -> o.withPaymentReply(SettingValue.paymentReply(v))),
    HOSTS(
            "8",
            "simulated hosts, which antiaffinity keeps servers apart on",
            (o, v) -> o.withEstate(SettingValue.within(v, 1, 10_000), o.estate().profileByFirewall())),
    FIREWALLS(
            "default=1",
            "profile=id of its firewall groups, separated by commas, or none",
            (o, v) -> o.withEstate(o.estate().hosts(), SettingValue.firewalls(v))),
    CREATION(
            "PT20S",
            "virtual time that one server takes to make",
            (o, v) -> o.withPace(o.pace().withCreation(SettingValue.atLeast(v, Duration.ZERO)))),
    PAYMENT(
            "PT3S",
            "virtual time that a late payment takes",
            (o, v) -> o.withPace(o.pace().withPayment(SettingValue.atLeast(v, Duration.ZERO)))),
    PERIOD(
            "P30D",
            "virtual time that one payment pays for",
            (o, v) -> o.withPace(o.pace().withPeriod(SettingValue.atLeast(v, Duration.ofSeconds(1))))),
    STATE_FILE(
            AccessValue.NONE,
            "file that keeps orders and clock over restarts, or none",
            (o, v) -> v.equals(AccessValue.NONE) ? o : o.withStateFile(Path.of(v)));

    private final String byDefault;
    private final String meaning;
    private final BiFunction<SandboxOptions, String, SandboxOptions> effect;

    Setting(String byDefault, String meaning, BiFunction<SandboxOptions, String, SandboxOptions> effect) {
        this.byDefault = byDefault;
        this.meaning = meaning;
        this.effect = effect;
    }

    /** As the command line spells it, without the dashes in front. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As the environment spells it. */
    String variable() {
        return "KLIKK_SANDBOX_" + name();
    }

    String help() {
        return String.format(Locale.ROOT, "  --%-17s %s (default %s)", key(), meaning, byDefault);
    }

    /** The options with this setting; a senseless value is an IllegalArgumentException that names the key. */
    SandboxOptions apply(SandboxOptions options, String value) {
        try {
            return effect.apply(options, value.strip());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(key() + " makes no sense; it is: " + meaning, e);
        }
    }
}
