package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;
import static com.klikk.provisioner.support.Desk.VERA;
import static com.klikk.provisioner.support.LetterBox.MENDED;
import static com.klikk.provisioner.support.LetterBox.header;
import static com.klikk.provisioner.support.LetterBox.parcel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.LetterBox;
import com.klikk.provisioner.support.LetterBox.Buried;
import com.klikk.provisioner.support.Parcel;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Under another request id than it had, a letter that is sent once more is another order. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class DeadLetterIdsTest {
    @RegisterExtension
    final World world = World.of("letters");

    private final LetterBox box = new LetterBox(world);

    @Test
    void conflictIsNotSentUnderTheSameIdAndBecomesARequestOfItsOwnUnderAnother() {
        String taken = world.ordered("web-1");
        world.untilTold(taken, "submitted");
        Buried letter = box.buried(parcel(world.order(taken, "web-2")));
        VERA.letters("reason=conflict&request_id=" + taken).body("items.id", contains((int) letter.id()));

        OTTO.resubmit(letter.id(), "{}")
                .statusCode(422)
                .body("type", equalTo("urn:klikk:provisioner:problem:conflict"))
                .body("problems.pointer", contains("/request_id"));
        VERA.letter(letter.id()).body("state", equalTo("open"));
        String other = world.newId();
        OTTO.resubmit(
                        letter.id(),
                        "{\"patch\":[{\"op\":\"replace\",\"path\":\"/request_id\",\"value\":\"" + other + "\"}]}")
                .statusCode(200)
                .body("request_id", equalTo(other));

        world.untilTold(other, "submitted");
        assertThat(world.story(taken).of("accepted")).hasSize(1);
    }

    @Test
    void cancelOfWhatIsNotThereIsToldBeforeItIsSent() {
        ObjectNode cancel = world.cancel(world.newId(), "");
        cancel.remove("order_request_id");
        cancel.put("order_id", 987654321);
        Buried letter = box.buried(parcel(cancel));

        OTTO.resubmit(letter.id(), "{}").statusCode(422).body("problems.pointer", contains("/order_id"));
    }

    @Test
    void idThatWasTheMessagesPositionStaysTheSame() {
        ObjectNode order = box.spoilt();
        order.remove("request_id");
        Buried letter = box.buried(Parcel.of(order.toString()));

        JsonPath sent = OTTO.resubmit(letter.id(), "{\"patch\":[" + MENDED + "]}")
                .statusCode(200)
                .body("request_id", equalTo(letter.position()))
                .extract()
                .jsonPath();

        assertThat(box.message(sent).key()).isNull();
        assertThat(header(box.message(sent), "request_id")).isEqualTo(letter.position());
        assertThat(world.untilTold(letter.position(), "submitted").types()).contains("rejected", "accepted");
    }

    @Test
    void idOfAHeaderAndOfABinaryEventStaysWhereItIs() {
        String inHeader = world.newId();
        String inEvent = world.newId();
        ObjectNode order = box.spoilt();
        order.remove("request_id");
        Buried first = box.buried(Parcel.of(order.toString()).header("request_id", inHeader));
        Buried second = box.buried(Parcel.of(order.toString())
                .header("ce_specversion", "1.0")
                .header("ce_id", inEvent)
                .header("ce_source", "/shop"));

        for (Buried letter : List.of(first, second)) {
            JsonPath sent = OTTO.resubmit(letter.id(), "{\"patch\":[" + MENDED + "]}")
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            String id = letter.equals(first) ? inHeader : inEvent;
            assertThat(header(box.message(sent), "request_id")).isEqualTo(letter.equals(first) ? inHeader : null);
            assertThat(sent.getString("request_id")).isEqualTo(id);
            world.untilTold(id, "submitted");
        }
    }

    @Test
    void structuredEventIsCorrectedWithinItsData() {
        String id = world.newId();
        ObjectNode order = box.spoilt();
        order.remove("request_id");
        ObjectNode event = Requests.object("{\"specversion\":\"1.0\",\"source\":\"/shop\",\"type\":\"order\"}")
                .put("id", id);
        event.set("data", order);
        Buried letter = box.buried(Parcel.of(event.toString()).header("content-type", "application/cloudevents+json"));

        VERA.letter(letter.id())
                .body("original.value.request_at", equalTo("/data"))
                .body("original.value.json.id", equalTo(id))
                .body(
                        "original.value.json.data.items[0].product.options.features.sshd.authorized_keys",
                        equalTo("[hidden]"));
        OTTO.resubmit(letter.id(), "{\"patch\":[" + MENDED.replace("/items", "/data/items") + "]}")
                .statusCode(200)
                .body("request_id", equalTo(id));

        world.untilTold(id, "submitted");
    }

    @Test
    void unreadableLetterCanOnlyBeWrittenAnew() {
        String id = world.newId();
        Buried letter = box.buried(
                Parcel.of("{\"authorized_keys\": \"" + Requests.SECRET_KEY).key(id));

        String look = VERA.letter(letter.id())
                .statusCode(200)
                .body("request_id", nullValue())
                .body("original.value.json", nullValue())
                .body("original.value.unreadable", notNullValue())
                .extract()
                .asString();
        assertThat(look).doesNotContain(Requests.SECRET_KEY);
        OTTO.resubmit(letter.id(), "{\"patch\":[" + MENDED + "]}")
                .statusCode(422)
                .body("problems.pointer", contains("/patch"));
        ObjectNode whole = world.order(id, "web-1");
        whole.remove("request_id");
        OTTO.resubmit(letter.id(), "{\"patch\":[{\"op\":\"replace\",\"path\":\"\",\"value\":" + whole + "}]}")
                .statusCode(200)
                .body("request_id", equalTo(letter.position()));

        world.untilTold(letter.position(), "submitted");
    }
}
