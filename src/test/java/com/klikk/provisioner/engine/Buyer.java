package com.klikk.provisioner.engine;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.klikk.Provider;
import com.klikk.provisioner.klikk.Providers;
import com.klikk.provisioner.saga.Action;
import com.klikk.provisioner.saga.Evidence;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.support.Configured;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** One account's whole way to whatever stands at that address, as the engine goes it: real client, real lane, real reading. */
final class Buyer {
    private static final String BODY = "{\"action\":\"order_create\",\"items\":[{\"name\":\"web-1\"}]}";

    /** What was observed, and whether it holds the account. */
    record Heard(Observation observation, boolean held) {}

    private final EngineContext context;
    private final Provider provider;
    private final AccountHold hold;
    private final Lane lane;
    private volatile boolean judged;

    /** {@code settings}: keys and values, beside the address. */
    Buyer(Vertx vertx, String url, String... settings) {
        ProvisionerConfig config =
                Configured.with(Stream.concat(Stream.of("provisioner.accounts.default.url", url), Stream.of(settings))
                        .toArray(String[]::new));
        Clock clock = new Clock();
        this.context = new EngineContext(vertx);
        context.begin();
        this.provider = new Providers(config, vertx).of("default");
        Calls calls = Budgets.calls(provider, Budgets.of(context, clock, 1000, 16), clock);
        this.hold = new AccountHold("default", clock);
        Evidence.Terms terms = new Evidence.Terms(true, config.reconcile().settleTime());
        LastListing last = new LastListing(clock, 1000, NoDiff.IN_SIGHT);
        this.lane = new Lane(
                calls,
                hold,
                new Lane.Sweeps(
                        new OrderSweep(calls, context, unwanted(clock), terms, last),
                        new LookSweep(
                                calls,
                                context,
                                new ListingPace(clock, Duration.ofSeconds(2)),
                                NoDiff.IN_SIGHT,
                                new Rests(context, clock)),
                        new ServerSweep(calls, context, clock),
                        new LiveListings(calls, clock),
                        new Rests(context, clock)));
    }

    private Reconciliation unwanted(Clock clock) {
        return new Reconciliation(null, null, clock) {
            @Override
            Uni<Sifting> begin(String account, EngineContext context, IdTable owned) {
                return Uni.createFrom().item(Siftings.ofStrangers(context));
            }

            @Override
            Uni<Verdict> verdict(Calls calls, ItemsRead items, Shown shown, Evidence.Terms terms) {
                judged = true;
                return Uni.createFrom().failure(new IllegalStateException("there was something to judge"));
            }
        };
    }

    /** Sends the first attempt's {@code order_create}. */
    Heard buys(BooleanSupplier stillOurs) {
        Action.Place place = new Action.Place(1, Sagas.TOKEN);
        Claimed saga = new Claimed(1, 1, Sagas.placing(), 0, null, null, null, null, BODY, null, null);
        Observation observation = context.visit(() -> Performer.place(lane, saga, place, stillOurs))
                .await()
                .atMost(ofSeconds(20));
        return new Heard(observation, hold.held());
    }

    /** Reads the listing for what became of the first attempt; only for listings that can't be read. */
    Observation searches() {
        Observation observation = context.visit(() -> lane.search(1, 1)).await().atMost(ofSeconds(20));
        assertThat(judged).as("taken for a listing").isFalse();
        return observation;
    }

    Provider provider() {
        return provider;
    }

    /** The account was found to be refused by another call. */
    Buyer held() {
        hold.begin("401");
        return this;
    }
}
