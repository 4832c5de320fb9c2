package com.klikk.provisioner.engine;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.klikk.provisioner.saga.Accepted;
import com.klikk.provisioner.saga.Baseline;
import com.klikk.provisioner.saga.CancelWish;
import com.klikk.provisioner.saga.CancelWish.Phase;
import com.klikk.provisioner.saga.ItemState;
import com.klikk.provisioner.saga.Order;
import com.klikk.provisioner.saga.Over;
import com.klikk.provisioner.saga.Placing;
import com.klikk.provisioner.saga.Reason;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Search;
import com.klikk.provisioner.saga.Specification;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.saga.Target;
import com.klikk.provisioner.saga.Token;
import com.klikk.provisioner.saga.Tracked;
import com.klikk.provisioner.saga.Unsure;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The literals are rows that databases hold: where one of these tests fails, a migration is missing. */
class StateJsonTest {
    private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Token TOKEN = new Token("p-0123456789abcdef0123");
    private static final Order ORDER =
            new Order(73, 100, "paid", List.of(new ItemState("web-1", true, 1000L, 0, "m", true, 0)), 0, 0, null);
    private static final String ORDER_TEXT = """
            {"st":100,"m":"paid","id":73,\
            "items":[{"st":0,"m":"m","ready":true,"id":1000,"name":"web-1","ipv4":true}]}""";
    private static final Order BARE =
            new Order(74, null, null, List.of(new ItemState("db", false, null, null, null, false, 0)), 0, 0, null);
    private static final String BARE_TEXT = "{\"id\":74,\"items\":[{\"name\":\"db\"}]}";
    private static final Order COUNTED =
            new Order(75, 0, "", List.of(new ItemState("db", false, 9L, 901, "gone", false, 2)), 1, 2, SINCE);
    private static final String COUNTED_TEXT = """
            {"st":0,"m":"","cancelled":1,"missing":2,"since":"2026-03-01T12:00:00.123456Z",\
            "id":75,"items":[{"st":901,"m":"gone","cancelled":2,"id":9,"name":"db"}]}""";

    record Row(String text, Stage stage, List<CancelWish> wishes) {
        Row(String text, Stage stage) {
            this(text, stage, List.of());
        }
    }

    static Stream<Row> rows() {
        return Stream.of(unplaced(), tracked(), over(), withCancels()).flatMap(List::stream);
    }

    private static List<Row> unplaced() {
        return List.of(
                new Row("{\"s\":\"accepted\"}", new Accepted(0, 0)),
                new Row("{\"s\":\"accepted\",\"attempt\":2}", new Accepted(2, 0)),
                new Row("""
                        {"s":"placing","attempt":1,"token":"p-0123456789abcdef0123",\
                        "since":1772366400123456}""", new Placing(1, TOKEN, SINCE, 0, null)),
                new Row("{\"s\":\"accepted\",\"attempt\":2,\"absences\":1}", new Accepted(2, 1)),
                new Row("""
                        {"s":"placing","attempt":3,"token":"p-0123456789abcdef0123",\
                        "since":1772366400123456,"absences":2,"listing":7,"fresh":true}""", new Placing(3, TOKEN, SINCE, 2, new Baseline(7, true))),
                new Row(
                        """
                        {"s":"unsure","attempt":3,"token":"p-0123456789abcdef0123",\
                        "since":1772366400123456,"why":"reset","absences":2,\
                        "search":{"landed":"2026-03-01T12:00:00.123456Z","clean":2,\
                        "lastClean":"2026-03-01T12:00:00.123456Z","fitting":1,"candidates":[74,75]}}""",
                        new Unsure(
                                3, TOKEN, SINCE, null, "reset", new Search(SINCE, 2, 2, SINCE, 1, List.of(74L, 75L)))),
                new Row(
                        """
                        {"s":"unsure","attempt":3,"token":"p-0123456789abcdef0123",\
                        "since":1772366400123456,"why":"reset \\"by\\" peer",\
                        "search":{"landed":"2026-03-01T12:00:00.123456Z"}}""",
                        new Unsure(
                                3,
                                TOKEN,
                                SINCE,
                                null,
                                "reset \"by\" peer",
                                new Search(SINCE, 0, 0, null, 0, List.of()))));
    }

    private static List<Row> tracked() {
        String since = "\"since\":1772366400123456,";
        return List.of(
                new Row(
                        "{\"s\":\"submitted\"," + since + "\"order\":" + BARE_TEXT + "}",
                        new Tracked.Submitted(BARE, SINCE, false)),
                new Row(
                        "{\"s\":\"submitted\"," + since + "\"told\":true,\"order\":" + ORDER_TEXT + "}",
                        new Tracked.Submitted(ORDER, SINCE, true)),
                new Row(
                        "{\"s\":\"pending\"," + since + "\"order\":" + COUNTED_TEXT + "}",
                        new Tracked.Pending(COUNTED, SINCE)),
                new Row(
                        "{\"s\":\"completed\"," + since + "\"order\":" + ORDER_TEXT + "}",
                        new Tracked.Completed(ORDER, SINCE)),
                new Row("{\"s\":\"live\",\"order\":" + ORDER_TEXT + "}", new Tracked.Live(ORDER)));
    }

    private static List<Row> over() {
        return List.of(
                new Row("{\"s\":\"cancelled\",\"order\":" + COUNTED_TEXT + "}", new Over.Cancelled(COUNTED)),
                new Row("{\"s\":\"withdrawn\"}", new Over.Withdrawn()),
                new Row("{\"s\":\"rejected\"}", new Over.Rejected()));
    }

    private static List<Row> withCancels() {
        return List.of(
                new Row("""
                        {"s":"accepted","cancels":[{"phase":"WANTED"},{"item":"web-1","phase":"SCHEDULED"},\
                        {"id":1000,"phase":"DOUBTED"},{"item":"db","id":9,"phase":"REFUSED"},\
                        {"phase":"WANTED","unlessPaid":true}]}""", new Accepted(0, 0), everyPhase()),
                new Row("""
                        {"s":"withdrawn","cancels":[{"phase":"WANTED"}]}""", new Over.Withdrawn(), List.of(wish(null, null, Phase.WANTED))));
    }

    private static List<CancelWish> everyPhase() {
        return List.of(
                wish(null, null, Phase.WANTED),
                wish("web-1", null, Phase.SCHEDULED),
                wish(null, 1000L, Phase.DOUBTED),
                wish("db", 9L, Phase.REFUSED),
                new CancelWish(Target.ORDER, Phase.WANTED, true));
    }

    private static CancelWish wish(String item, Long id, Phase phase) {
        return new CancelWish(new Target(item, id), phase);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void storedRowIsReadAsTheStageItWas(Row row) {
        StateJson read = StateJson.read(row.text());

        assertThat(read.stage()).isEqualTo(row.stage());
        assertThat(read.wishes()).isEqualTo(row.wishes());
    }

    /** In the words of earlier versions. */
    static Stream<Row> earlier() {
        String order = """
                {"id":73,"status":100,"message":"paid",\
                "items":[{"name":"web-1","ipv4":true,"id":1000,"status":0,"message":"m","ready":true}]}""";
        String counted = """
                {"id":75,"status":0,"message":"",\
                "items":[{"name":"db","id":9,"status":901,"message":"gone","cancelled":2}],\
                "cancelled":1,"missing":2,"since":"2026-03-01T12:00:00.123456Z"}""";
        String since = "\"since\":\"2026-03-01T12:00:00.123456Z\"";
        return Stream.of(
                new Row("{\"s\":\"accepted\",\"attempt\":0}", new Accepted(0, 0)),
                new Row(
                        "{\"s\":\"placing\",\"attempt\":1,\"token\":\"p-0123456789abcdef0123\"," + since + "}",
                        new Placing(1, TOKEN, SINCE, 0, null)),
                new Row(
                        "{\"s\":\"submitted\"," + since + ",\"told\":true,\"order\":" + order + "}",
                        new Tracked.Submitted(ORDER, SINCE, true)),
                new Row(
                        "{\"s\":\"submitted\"," + since
                                + ",\"told\":false,\"order\":{\"id\":74,\"items\":[{\"name\":\"db\"}]}}",
                        new Tracked.Submitted(BARE, SINCE, false)),
                new Row(
                        "{\"s\":\"pending\"," + since + ",\"order\":" + counted + "}",
                        new Tracked.Pending(COUNTED, SINCE)));
    }

    @ParameterizedTest
    @MethodSource("earlier")
    void rowOfAnEarlierVersionIsReadAsTheStageItWas(Row row) {
        storedRowIsReadAsTheStageItWas(row);
    }

    @Test
    void itemsThatWereAskedForAreNotNamedOnceMore() {
        var asked = List.of(
                new Request.Item("web-1", true, new Specification(2.0, 0.5, 25.0, false)),
                new Request.Item("db", false, null));
        var web = new ItemState("web-1", true, 1000L, 0, "m", true, 0);
        var db = new ItemState("db", false, null, null, null, false, 0);
        Stage same = new Tracked.Live(new Order(73, 0, null, List.of(web, db), 0, 0, null));
        String stored = """
                {"s":"live","order":{"st":0,"id":73,"items":[{"st":0,"m":"m","ready":true,"id":1000},{}]}}""";

        assertThat(StateJson.write(same, List.of(), asked)).isEqualTo(stored);
        assertThat(StateJson.read(stored).stage(asked)).isEqualTo(same);
        for (List<ItemState> others : List.of(
                List.of(db, web),
                List.of(web),
                List.of(web, db, db),
                List.of(web, new ItemState("db", true, null, null, null, false, 0)),
                List.<ItemState>of())) {
            Stage other = new Tracked.Live(new Order(73, 0, null, others, 0, 0, null));
            String named = StateJson.write(other, List.of(), asked);
            assertThat(StateJson.read(named).stage(asked)).isEqualTo(other);
            assertThat(StateJson.read(named).stage()).isEqualTo(other);
        }
    }

    @Test
    void finerTimeThanMicrosecondsIsKept() {
        var placing = new Placing(1, TOKEN, SINCE.plusNanos(1), 0, null);

        assertThat(StateJson.read(StateJson.write(placing, List.of())).stage()).isEqualTo(placing);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void stageIsStoredInTheWordsThatDatabasesHold(Row row) {
        assertThat(StateJson.write(row.stage(), row.wishes())).isEqualTo(row.text());
    }

    @Test
    void everyStageThereIsHasARow() {
        assertThat(rows().map(row -> row.stage().getClass()).collect(toSet()))
                .isEqualTo(leaves(Stage.class).collect(toSet()));
    }

    /** Of a sealed family, the classes that can have instances. */
    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StateJsonTest::leaves)
                : Stream.of(type);
    }

    @Test
    void everyPhaseOfACancelHasARow() {
        assertThat(everyPhase()).extracting(CancelWish::phase).contains(Phase.values());
    }

    @Test
    void statusZeroIsNotTakenForNone() {
        Order order = new Order(1, 0, null, List.of(new ItemState("a", true, 2L, 0, null, false, 0)), 0, 0, null);

        assertThat(StateJson.read(StateJson.write(new Tracked.Live(order), List.of()))
                        .stage())
                .isEqualTo(new Tracked.Live(order));
    }

    @Test
    void absentStatusIsNotTakenForZero() {
        Tracked live = (Tracked)
                StateJson.read("{\"s\":\"live\",\"order\":" + BARE_TEXT + "}").stage();

        assertThat(live.order().status()).isNull();
        assertThat(live.order().items()).extracting(ItemState::status).containsOnlyNulls();
    }

    @Test
    void memberOfALaterVersionIsPassedOver() {
        assertThat(StateJson.read("{\"s\":\"accepted\",\"attempt\":1,\"later\":{}}")
                        .stage())
                .isEqualTo(new Accepted(1, 0));
    }

    @Test
    void stageOfALaterVersionIsNeverGuessed() {
        StateJson unknown = StateJson.read("{\"s\":\"shipped\"}");

        assertThatThrownBy(unknown::stage)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shipped");
    }

    @Test
    void textThatIsNoStateIsABug() {
        assertThatThrownBy(() -> StateJson.read("{\"s\":")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> StateJson.readItems("[{")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void itemsKeepTheirNamesAndWhatWasOrdered() {
        List<Request.Item> items = List.of(
                new Request.Item("web-1", true, new Specification(2.0, 0.5, 25.0, false)),
                new Request.Item("d\"b", false, null));
        String stored = "[{\"name\":\"web-1\"\u0001\u00032.0\u00040.5\u000525.0\u0006}},{\"name\":\"d\\\"b\"\u0002}]";
        String earlier = "[{\"name\":\"web-1\",\"ipv4\":true,"
                + "\"specification\":{\"cpus\":2.0,\"ramGb\":0.5,\"storageGb\":25.0,\"ipv6\":false}},"
                + "{\"name\":\"d\\\"b\",\"ipv4\":false}]";

        assertThat(StateJson.writeItems(items)).isEqualTo(stored);
        assertThat(StateJson.readItems(earlier)).isEqualTo(items);
        assertThat(StateJson.readItems(stored)).isEqualTo(items);
    }

    @Test
    void attentionCodesAreTheDatabases() {
        assertThat(SagaRows.codes(EnumSet.allOf(Reason.class)))
                .isEqualTo(
                        "outcome-unknown,order-taken,late-order,payment-overdue,late-payment,payment-after-paid,not-ready,order-lost,"
                                + "account-held,forbidden,cancel-refused,cancel-not-found,refused");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void attentionSurvives(Reason reason) {
        EnumSet<Reason> two = EnumSet.of(reason, Reason.REFUSED);

        assertThat(SagaRows.reasons(SagaRows.codes(two))).isEqualTo(two);
    }

    @Test
    void noAttentionIsNoText() {
        assertThat(SagaRows.codes(EnumSet.noneOf(Reason.class))).isNull();
        assertThat(SagaRows.reasons(null)).isEmpty();
    }
}
