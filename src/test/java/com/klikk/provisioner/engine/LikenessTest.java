package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.engine.OperatorReply.OtherItems;
import com.klikk.provisioner.engine.OperatorReply.OtherToken;
import com.klikk.provisioner.engine.OperatorReply.Unanswered;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Accepted;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.SagaId;
import com.klikk.provisioner.saga.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final Likeness LIKENESS = new Likeness("test");

    /** Two attempts were made for it. */
    private static Saga saga(String... items) {
        var request = new Request(
                SagaId.of("test", "default", "shop-1"),
                "shop-1",
                "default",
                Arrays.stream(items)
                        .map(name -> new Request.Item(name, true, null))
                        .toList());
        return new Saga(request, new Accepted(2, 0), 1, List.of(), Set.of());
    }

    private static OrderReading order(String reference, String... items) {
        return new OrderReading(
                73,
                200,
                "ok",
                reference,
                Arrays.stream(items)
                        .map(name -> new OrderReading.Item(1L, 200, name, "ok"))
                        .toList());
    }

    @Test
    void sameItemsInAnotherOrderAreTheSame() {
        assertThat(LIKENESS.objection(saga("web-1", "db-1"), order(null, " db-1", "web-1")))
                .isEmpty();
    }

    @Test
    void otherItemsAreToldOnBothSides() {
        assertThat(LIKENESS.objection(saga("web-1", "db-1"), order(null, "web-1", "web-1")))
                .contains(new OtherItems(List.of("db-1", "web-1"), List.of("web-1", "web-1")));
        assertThat(LIKENESS.objection(saga("web-1"), order(null, (String) null)))
                .contains(new OtherItems(List.of("web-1"), List.of("")));
    }

    @Test
    void orderWithoutReadableItemsProvesNothing() {
        assertThat(LIKENESS.objection(saga("web-1"), order(null))).get().isInstanceOf(Unanswered.class);
        assertThat(LIKENESS.objection(saga("web-1"), new OrderReading(73, 200, "ok", null, null)))
                .get()
                .isInstanceOf(Unanswered.class);
    }

    @Test
    void tokensOfItsOwnAttemptsSpeakForIt() {
        for (int attempt = 1; attempt <= 2; attempt++) {
            String reference = Token.of("test", "default", "shop-1", attempt).reference("mine");
            assertThat(LIKENESS.objection(saga("web-1"), order(reference, "web-1")))
                    .isEmpty();
        }
        assertThat(LIKENESS.objection(saga("web-1"), order("written by hand", "web-1")))
                .isEmpty();
    }

    @Test
    void anotherPlacementsTokenSpeaksAgainstIt() {
        for (Token other : List.of(
                Token.of("test", "default", "shop-2", 1),
                Token.of("test", "default", "shop-1", 3),
                Token.of("prod", "default", "shop-1", 1))) {
            assertThat(LIKENESS.objection(saga("web-1"), order(other.reference(null), "web-1")))
                    .contains(new OtherToken(73, other.value()));
        }
    }
}
