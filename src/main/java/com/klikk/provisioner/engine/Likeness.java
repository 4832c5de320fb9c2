package com.klikk.provisioner.engine;

import com.klikk.provisioner.engine.OperatorReply.OtherItems;
import com.klikk.provisioner.engine.OperatorReply.OtherToken;
import com.klikk.provisioner.engine.OperatorReply.Unanswered;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Accepted;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.saga.Token;
import com.klikk.provisioner.saga.Unsure;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether an order at the provider can be what a saga asked for. */
record Likeness(String installation) {
    /** Why it can't; empty where it can. */
    Optional<OperatorReply> objection(Saga saga, OrderReading order) {
        if (order.items() == null || order.items().isEmpty()) {
            return Optional.of(new Unanswered("order_status showed no items", null));
        }
        Token token = Token.leading(order.reference());
        if (token != null && !bears(saga, token)) {
            return Optional.of(new OtherToken(order.orderId(), token.value()));
        }
        List<String> wanted =
                sorted(saga.request().items().stream().map(Request.Item::name).toList());
        List<String> shown = sorted(order.items().stream()
                .map(item -> item.name() == null ? "" : item.name())
                .toList());
        return wanted.equals(shown) ? Optional.empty() : Optional.of(new OtherItems(wanted, shown));
    }

    private boolean bears(Saga saga, Token token) {
        Request request = saga.request();
        return IntStream.rangeClosed(1, attempts(saga.stage()))
                .mapToObj(n -> Token.of(installation, request.account(), request.requestId(), n))
                .anyMatch(token::equals);
    }

    private static int attempts(Stage stage) {
        if (stage instanceof Accepted accepted) {
            return accepted.attempts();
        }
        return stage instanceof Unsure unsure ? unsure.attempt() : 0;
    }

    /** Blanks around a name are not worth an order that can't be attached. */
    private static List<String> sorted(List<String> names) {
        return names.stream().map(String::strip).sorted().toList();
    }
}
