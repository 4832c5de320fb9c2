package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;
import static com.klikk.provisioner.support.Desk.VERA;
import static com.klikk.provisioner.support.LetterBox.MENDED;
import static com.klikk.provisioner.support.LetterBox.header;
import static com.klikk.provisioner.support.LetterBox.id;
import static com.klikk.provisioner.support.LetterBox.parcel;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.LetterBox;
import com.klikk.provisioner.support.LetterBox.Buried;
import com.klikk.provisioner.support.LogTap;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request that was nearly right, and that nobody can mend; or one that is bought although nobody could have meant it. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class DeadLettersTest {
    @RegisterExtension
    final World world = World.of("letters");

    private final LetterBox box = new LetterBox(world);

    @Test
    void letterIsListedWithWhatIsWrongAndWhereItCameFrom() {
        ObjectNode order = box.spoilt();
        Buried letter = box.buried(parcel(order));

        VERA.letters("request_id=" + id(order))
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo((int) letter.id()))
                .body("items[0].state", equalTo("open"))
                .body("items[0].reason", equalTo("invalid"))
                .body("items[0].account", equalTo("letters"))
                .body("items[0].problems.pointer", contains("/items/0/product/options/quantity_cpu"))
                .body("items[0].topic", equalTo(world.requestsTopic()))
                .body("items[0].partition", equalTo(letter.place().partition()))
                .body("items[0].offset", equalTo((int) letter.place().offset()))
                .body("items[0].created_at", notNullValue())
                .body("items[0].resubmissions", equalTo(0))
                .body("next_cursor", nullValue());
    }

    @Test
    void lookShowsTheOriginalFromTheTopic() {
        ObjectNode order = box.spoilt();
        Buried letter = box.buried(parcel(order).header("ce_type", "order").header("x-shop", "blue"));

        VERA.letter(letter.id())
                .statusCode(200)
                .body("request_id", equalTo(id(order)))
                .body("original_in", equalTo("topic"))
                .body("came_back_as", empty())
                .body("original.key.text", equalTo(id(order)))
                .body("original.headers.find { it.name == 'ce_type' }.text", equalTo("order"))
                .body("original.headers.find { it.name == 'x-shop' }.text", nullValue())
                .body("original.headers.find { it.name == 'dead-letter-reason' }.text", equalTo("invalid"))
                .body("original.value.request_at", equalTo(""))
                .body("original.value.json.items[0].name", equalTo("web-1"))
                .body("original.value.json.items[0].product.options.quantity_cpu", equalTo(-2))
                .body("original.value.json.items[0].product.options.features.sshd.authorized_keys", equalTo("[hidden]"))
                .body(
                        "original.value.json.items[0].product.options.features.cloud_init_url",
                        equalTo("https://init.example/cfg?[hidden]"));
    }

    @Test
    void correctedLetterIsPlacedUnderItsOwnKeyAndRequestId() {
        ObjectNode order = box.spoilt();
        Buried letter = box.buried(parcel(order).key("customer 7").header("x-shop", "blue"));

        JsonPath sent = OTTO.resubmit(
                        letter.id(), "{\"patch\":[" + MENDED + "],\"reason\":\"the shop's typing error\"}")
                .statusCode(200)
                .body("request_id", equalTo(id(order)))
                .body("dry_run", equalTo(false))
                .body("known", equalTo(false))
                .body("problems", empty())
                .extract()
                .jsonPath();

        ConsumerRecord<byte[], byte[]> message = box.message(sent);
        assertThat(new String(message.key(), UTF_8)).isEqualTo("customer 7");
        assertThat(message.partition()).isEqualTo(letter.place().partition());
        assertThat(header(message, "x-shop")).isEqualTo("blue");
        assertThat(header(message, "resubmitted-dead-letter")).isEqualTo(Long.toString(letter.id()));
        assertThat(header(message, "request_id")).isNull();
        assertThat(message.headers()).noneMatch(header -> header.key().startsWith("dead-letter-"));
        assertThat(new String(message.value(), UTF_8))
                .isEqualTo(order.toString().replace("\"quantity_cpu\":-2", "\"quantity_cpu\":2"));
        assertThat(world.untilTold(id(order), "submitted").types()).startsWith("rejected", "accepted", "submitted");
        world.placed(id(order));
        VERA.letter(letter.id())
                .body("state", equalTo("resubmitted"))
                .body("resubmissions", equalTo(1))
                .body("resubmitted_by", equalTo("otto"))
                .body("resubmitted_at", notNullValue())
                .body("resubmitted_reason", equalTo("the shop's typing error"));
    }

    @Test
    void dryRunTellsWhatWouldBeSentAndSendsNothing() {
        ObjectNode order = box.spoilt();
        Buried letter = box.buried(parcel(order));

        OTTO.resubmit(letter.id(), "{\"patch\":[" + MENDED + "],\"dry_run\":true}")
                .statusCode(200)
                .body("dry_run", equalTo(true))
                .body("request_id", equalTo(id(order)))
                .body("problems", empty())
                .body("sent", nullValue())
                .body("message.value.json.items[0].product.options.quantity_cpu", equalTo(2));
        OTTO.resubmit(letter.id(), "{\"dry_run\":true}")
                .statusCode(200)
                .body("problems.pointer", contains("/items/0/product/options/quantity_cpu"));

        assertThat(world.afterAnother(id(order)).types()).containsExactly("rejected");
        VERA.letter(letter.id()).body("state", equalTo("open"));
    }

    @Test
    void letterThatWouldBeRefusedAgainIsNotSent() {
        ObjectNode order = box.spoilt();
        Buried letter = box.buried(parcel(order));

        OTTO.resubmit(letter.id(), "{}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:klikk:provisioner:problem:still-refused"))
                .body("problems.pointer", contains("/items/0/product/options/quantity_cpu"));
        OTTO.resubmit(letter.id(), "{\"patch\":[{\"op\":\"remove\",\"path\":\"/nothing\"}]}")
                .statusCode(422)
                .body("problems.pointer", contains("/patch/0"));
        OTTO.resubmit(letter.id(), "{\"patch\":[{\"op\":\"put\",\"path\":\"/a\"}]}")
                .statusCode(422)
                .body("problems.pointer", contains("/patch/0/op"));

        assertThat(world.afterAnother(id(order)).types()).containsExactly("rejected");
        VERA.letter(letter.id()).body("state", equalTo("open"));
    }

    @Test
    void letterIsSentTwiceOnlyWhenThatIsSaid() {
        ObjectNode order = box.spoilt();
        Buried letter = box.buried(parcel(order));
        String body = "{\"patch\":[" + MENDED + "]";
        OTTO.resubmit(letter.id(), body + "}").statusCode(200);
        world.untilTold(id(order), "submitted");

        OTTO.resubmit(letter.id(), body + "}")
                .statusCode(409)
                .body("type", equalTo("urn:klikk:provisioner:problem:already-resubmitted"));
        OTTO.resubmit(letter.id(), body + ",\"again\":true}").statusCode(200).body("known", equalTo(true));

        assertThat(world.afterAnother(id(order)).of("accepted")).hasSize(1);
        VERA.letter(letter.id()).body("resubmissions", equalTo(2));
    }

    @Test
    void secretsAreInNoReplyAndInNoLogLine() {
        ObjectNode order = box.spoilt();
        ObjectNode features = (ObjectNode) Requests.options(order).get("features");
        ((ObjectNode) features.get("sshd")).put("ip_allow", "ssh-ed25519 " + Requests.SECRET_KEY + " me");
        StringBuilder replies = new StringBuilder();
        try (LogTap log = LogTap.open()) {
            Buried letter = box.buried(parcel(order));
            replies.append(VERA.letters("request_id=" + id(order)).extract().asString());
            replies.append(VERA.letter(letter.id()).extract().asString());
            replies.append(
                    OTTO.resubmit(letter.id(), "{}").statusCode(422).extract().asString());
            String test =
                    "{\"op\":\"test\",\"path\":\"/items/0/product/options/features/sshd/authorized_keys\",\"value\":\"x\"}";
            replies.append(OTTO.resubmit(letter.id(), "{\"patch\":[" + test + "]}")
                    .statusCode(422)
                    .extract()
                    .asString());
            String address =
                    "{\"op\":\"replace\",\"path\":\"/items/0/product/options/features/sshd/ip_allow\",\"value\":\"10.0.0.0/8\"}";
            String body = "{\"patch\":[" + MENDED + "," + address + "]";
            replies.append(OTTO.resubmit(letter.id(), body + ",\"dry_run\":true}")
                    .extract()
                    .asString());
            replies.append(OTTO.resubmit(letter.id(), body + "}")
                    .statusCode(200)
                    .extract()
                    .asString());
            world.untilTold(id(order), "submitted");
            assertThat(log.text()).contains("dead letter sent once more, letter=" + letter.id() + " ");
            assertThat(log.text()).doesNotContain(Requests.SECRET_KEY, Requests.SECRET_QUERY);
        }
        assertThat(replies.toString()).contains("[hidden]").doesNotContain(Requests.SECRET_KEY, Requests.SECRET_QUERY);
    }

    @Test
    void whoMayOnlyLookCantSend() {
        Buried letter = box.buried(parcel(box.spoilt()));

        VERA.resubmit(letter.id(), "{\"dry_run\":true}").statusCode(403);
        VERA.resubmitAll("{}").statusCode(403);
    }
}
