package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;
import static com.klikk.provisioner.support.Desk.VERA;
import static com.klikk.provisioner.support.LetterBox.MENDED;
import static com.klikk.provisioner.support.LetterBox.id;
import static com.klikk.provisioner.support.LetterBox.parcel;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.engine.Retention;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.LetterBox;
import com.klikk.provisioner.support.LetterBox.Buried;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Letters that are nowhere any more, that their topic won't have, that come back, or that somebody else has in hand. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class LostLettersTest {
    private static final int MOST_A_PRODUCER_SENDS = 1024 * 1024;

    @RegisterExtension
    final World world = World.of("letters");

    private final LetterBox box = new LetterBox(world);

    @Inject
    Retention retention;

    @Test
    void letterThatTheTopicForgotIsToldAndStays() {
        ObjectNode order = world.order(world.newId());
        Buried letter = box.buried(parcel(order));
        box.forget(letter.id());

        VERA.letter(letter.id())
                .statusCode(410)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:klikk:provisioner:problem:no-longer-in-the-topic"))
                .body("dead_letter.request_id", equalTo(id(order)))
                .body("dead_letter.reason", equalTo("invalid"));
        OTTO.resubmit(letter.id(), "{}").statusCode(410);
        VERA.letters("request_id=" + id(order)).body("items.state", contains("open"));
        OTTO.resubmitAll("{\"filter\":{\"request_id\":\"" + id(order) + "\"}}")
                .statusCode(200)
                .body("found", equalTo(1))
                .body("ids", empty())
                .body("gone.id", contains((int) letter.id()));
    }

    @Test
    void letterOfAVersionThatDidNotKeepWhereItWentIsGone() {
        Buried letter = box.buried(parcel(world.order(world.newId())));
        world.rows().change("update dead_letter set sent_topic = null where id = ?", letter.id());

        VERA.letter(letter.id()).statusCode(410);
    }

    @Test
    void letterThatIsTooLargeForItsTopicIsReadFromTheDatabase() {
        ObjectNode order = world.order(world.newId(), "web-1");
        int room = MOST_A_PRODUCER_SENDS
                - 100
                - order.toString().length()
                - id(order).length()
                - ",\"filler\":\"\"".length();
        order.put("filler", noise(room));
        box.takesUpTo(MOST_A_PRODUCER_SENDS);
        Buried letter;
        try {
            letter = box.buried(parcel(order), "not pending");
        } finally {
            box.takesUpTo(2 * MOST_A_PRODUCER_SENDS);
        }

        VERA.letter(letter.id())
                .statusCode(200)
                .body("reason", equalTo("too-large"))
                .body("original_in", equalTo("database"))
                .body("original.value.json.filler", equalTo("[hidden]"))
                .body("original.value.json.items[0].name", equalTo("web-1"));
        OTTO.resubmit(letter.id(), "{\"patch\":[{\"op\":\"remove\",\"path\":\"/filler\"}]}")
                .statusCode(200)
                .body("request_id", equalTo(id(order)));

        world.untilTold(id(order), "submitted");
    }

    /** What no check can foresee: the database refuses this request, and only this. */
    @Test
    void letterThatComesBackIsParkedAndOnlySentByItsOwnId() {
        ObjectNode order = box.spoilt();
        Buried first = box.buried(parcel(order));
        world.rows()
                .change("alter table request add constraint planted check (request_id <> '" + id(order)
                        + "') not valid");
        long second;
        try {
            JsonPath sent = OTTO.resubmit(first.id(), "{\"patch\":[" + MENDED + "]}")
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            second = box.letterAt(sent.getInt("sent.partition"), sent.getLong("sent.offset"));
        } finally {
            world.rows().change("alter table request drop constraint planted");
        }

        VERA.letter(first.id()).body("state", equalTo("resubmitted")).body("came_back_as", contains((int) second));
        VERA.letter(second)
                .body("state", equalTo("parked"))
                .body("reason", equalTo("unstorable"))
                .body("resubmission_of", equalTo((int) first.id()));
        VERA.letters("state=parked&limit=500").body("items.id", hasItem((int) second));
        OTTO.resubmitAll("{\"filter\":{\"q\":\"" + second + "\"}}").body("found", equalTo(0));
        OTTO.resubmitAll("{\"filter\":{\"state\":\"parked\"}}").statusCode(422);
        OTTO.resubmit(second, "{}").statusCode(200).body("request_id", equalTo(id(order)));

        world.untilTold(id(order), "submitted");
        VERA.letter(second).body("state", equalTo("resubmitted"));
    }

    @Test
    void letterThatSomebodyHasInHandIsNotSent() throws SQLException {
        Buried letter = box.buried(parcel(box.spoilt()));
        try (Connection other = world.rows().database().connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select 1 from dead_letter where id = " + letter.id() + " for update");

            OTTO.resubmit(letter.id(), "{\"patch\":[" + MENDED + "]}")
                    .statusCode(409)
                    .body("type", equalTo("urn:klikk:provisioner:problem:under-way"));
        }
        OTTO.resubmit(letter.id(), "{\"patch\":[" + MENDED + "]}").statusCode(200);
    }

    @Test
    void lettersAreCorrectedByFilterAndTheOthersNamed() {
        String many = world.newId() + "-of-many";
        Buried first = box.buried(parcel(box.spoilt(many + "-1")));
        Buried second = box.buried(parcel(box.spoilt(many + "-2")));
        Buried worse = box.buried(parcel(box.spoilt(many + "-3").put("items", "none")));
        Buried third = box.buried(parcel(box.spoilt(many + "-4")));
        String filter = "{\"filter\":{\"q\":\"" + many + "\",\"reason\":\"invalid\"},\"patch\":[" + MENDED + "]";

        OTTO.resubmitAll(filter + "}")
                .statusCode(200)
                .body("dry_run", equalTo(true))
                .body("found", equalTo(4))
                .body("sent", equalTo(0))
                .body("ids", contains((int) first.id(), (int) second.id(), (int) third.id()))
                .body("refused.id", contains((int) worse.id()))
                .body("refused[0].problems.pointer", contains("/patch/0"));
        assertThat(world.afterAnother(many + "-1").types()).containsExactly("rejected");

        String run = filter + ",\"dry_run\":false,\"reason\":\"ticket 7\",\"limit\":3";
        String cursor = OTTO.resubmitAll(run + "}")
                .statusCode(200)
                .body("sent", equalTo(2))
                .body("ids", contains((int) first.id(), (int) second.id()))
                .body("refused.id", contains((int) worse.id()))
                .extract()
                .path("next_cursor");
        OTTO.resubmitAll(run + ",\"cursor\":\"" + cursor + "\"}")
                .statusCode(200)
                .body("ids", contains((int) third.id()))
                .body("next_cursor", nullValue());

        for (String id : new String[] {many + "-1", many + "-2", many + "-4"}) {
            world.untilTold(id, "submitted");
        }
        VERA.letters("q=" + many + "&state=resubmitted")
                .body("items", hasSize(3))
                .body("items.resubmitted_reason", not(hasItem(nullValue())));
        OTTO.resubmitAll(filter + "}").body("found", equalTo(1));
    }

    @Test
    void nobodySendsEverythingByAccident() {
        OTTO.resubmitAll("{\"dry_run\":false}").statusCode(422).body("problems.pointer", contains("/filter"));
        OTTO.resubmitAll("{\"dry_run\":false,\"filter\":{\"state\":\"open\"}}").statusCode(422);
        OTTO.resubmitAll("{\"filter\":{\"reasn\":\"invalid\"}}").statusCode(422);
        OTTO.resubmitAll("{\"limit\":101}").statusCode(422);
        OTTO.resubmitAll("{\"filter\":{\"from\":\"yesterday\"}}").statusCode(400);
    }

    @Test
    void oldLetterIsPurgedOnceItsTopicHasIt() {
        Buried old = box.buried(parcel(world.order(world.newId())));
        Buried young = box.buried(parcel(world.order(world.newId())));
        String aged = "update dead_letter set created_at = created_at - interval '900 days' where id = ?";
        world.rows().change(aged, old.id());

        retention.purge().await().indefinitely();

        VERA.letter(old.id()).statusCode(404);
        VERA.letter(young.id()).statusCode(200);
    }

    /** Base64 of noise: no compression makes it fit. */
    private static String noise(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return new String(Base64.getEncoder().encode(bytes), UTF_8).substring(0, length);
    }
}
