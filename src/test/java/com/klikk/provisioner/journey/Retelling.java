package com.klikk.provisioner.journey;

import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.Told;
import com.klikk.provisioner.support.World;
import com.klikk.provisioner.testkit.Lifecycle;
import com.klikk.provisioner.testkit.Topics;
import java.util.List;
import java.util.stream.StreamSupport;

/** A story that the service told, told once more by the test kit. */
final class Retelling {
    private final List<Told> events;
    private final Lifecycle kit;

    private Retelling(World world, Story story) {
        Told first = story.events().get(0);
        events = story.events();
        kit = Lifecycle.of(first.key())
                .account(first.text("account"))
                .items(StreamSupport.stream(first.data().path("items").spliterator(), false)
                        .map(item -> item.path("name").asText())
                        .toArray(String[]::new))
                .topics(new Topics(List.of(world.topic("{type}")), "orders"))
                .publicUrl("https://provisioner.example");
        if (first.text("reference") != null) {
            kit.reference(first.text("reference"));
        }
    }

    static Lifecycle of(World world, Story story) {
        return new Retelling(world, story).told();
    }

    private Lifecycle told() {
        for (int i = 0; i < events.size(); i++) {
            if (i + 1 < events.size() && events.get(i + 1).inferred()) {
                kit.completedUnseen();
                i += 2;
            } else {
                tell(events.get(i));
            }
        }
        return kit;
    }

    private void tell(Told event) {
        String item = event.text("item_name");
        switch (event.type()) {
            case "accepted" -> kit.accepted();
            case "submitted" -> kit.submitted(event.data().path("order_id").asLong());
            case "payment-required" -> kit.paymentRequired();
            case "paid" -> kit.paid();
            case "pending" -> kit.pending();
            case "server-ready" -> kit.serverReady(item);
            case "completed" -> kit.completed();
            case "item-cancelled" -> kit.itemCancelled(item);
            case "cancelled" -> kit.cancelled();
            case "rejected" -> reject(event);
            case "attention" -> alarm(event);
            case "cancellation-scheduled" -> {
                if (item == null) {
                    kit.cancellationScheduled();
                } else {
                    kit.cancellationScheduled(item);
                }
            }
            default -> throw new AssertionError("no step of the kit for " + event.type());
        }
    }

    private void reject(Told event) {
        if (event.text("reason").equals("invalid")) {
            var problem = event.data().path("problems").path(0);
            kit.invalid(
                    problem.path("pointer").asText(), problem.path("message").asText());
        } else {
            kit.refused(event.text("tried"));
        }
    }

    private void alarm(Told event) {
        Long[] candidates = StreamSupport.stream(event.data().path("candidates").spliterator(), false)
                .map(id -> id.asLong())
                .toArray(Long[]::new);
        kit.attention(event.text("reason"), event.text("tried"), candidates);
    }
}
