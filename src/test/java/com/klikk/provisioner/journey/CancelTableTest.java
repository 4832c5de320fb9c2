package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.sandbox.ListShape;
import com.klikk.provisioner.sandbox.OrderView;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.Told;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/cancellation.md} promises of every cancel, row by row. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class CancelTableTest {
    @RegisterExtension
    final World world = World.of("table", options -> options.withSpeed(60).withListing(ListShape.ORDERS, true));

    static List<CancelRow> rows() {
        return CancelRow.all();
    }

    @Test
    void theTableHasItsRows() {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theRowIsTrue(CancelRow row) {
        CancelScene scene = new CancelScene(world);
        String id = scene.stands(row.state());
        int before = world.story(id).events().size();
        long sent = world.asked("order_cancel");

        scene.send(row.cancel());

        String answer = scene.answer(row.answer().equals("rejected"));
        int now = before + row.events().size();
        world.until(id, story -> story.events().size() >= now);
        if (!row.later().isEmpty()) {
            world.provider().clock().advance(Duration.ofDays(31));
            world.until(id, story -> story.events().size() >= now + row.later().size());
        }
        Story story = world.afterAnother(id);
        List<String> told = story.events().stream().map(CancelTableTest::words).toList();
        CancelRow played = new CancelRow(
                row.state(),
                row.cancel(),
                answer,
                told.subList(before, row.later().isEmpty() ? told.size() : now),
                row.later().isEmpty() ? List.of() : told.subList(now, told.size()),
                "" + (world.asked("order_cancel") - sent),
                ends(id),
                Optional.ofNullable(world.rows().stage(id)).orElse("-"));
        assertThat(played.line()).isEqualTo(row.line());
        assertThat(told.isEmpty() ? story : story.countsUp()).isEqualTo(story);
    }

    private static String words(Told told) {
        String of = told.text("reason") == null ? told.text("item_name") : told.text("reason");
        return told.type() + (of == null ? "" : " " + of);
    }

    private String ends(String id) {
        List<String> ended = world.provider().orders().stream()
                .filter(order -> order.reference().endsWith(" shop order " + id))
                .flatMap(order -> order.items().stream())
                .filter(item -> item.status() >= 900)
                .map(OrderView.ItemView::name)
                .toList();
        return ended.size() == 2 ? "both" : ended.isEmpty() ? "none" : ended.get(0);
    }
}
