package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.saga.Decider;
import com.klikk.provisioner.saga.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the decision core of the configuration. */
@ApplicationScoped
class Deciders {
    @Produces
    @Singleton
    Decider decider(ProvisionerConfig config) {
        var poll = config.poll();
        return new Decider(new Policy(
                config.installation(),
                new Policy.Polling(
                        poll.minInterval(), poll.maxInterval(), poll.paymentInterval(), poll.cancelledInterval()),
                new Policy.Reconciling(
                        Runner.FRESH.plus(config.klikk().requestTimeout()),
                        config.reconcile().settleTime(),
                        config.reconcile().cleanListings(),
                        config.reconcile().maxPlacements(),
                        config.reconcile().giveUpAfter()),
                config.payment().timeout(),
                config.payment().timeoutAction() == ProvisionerConfig.TimeoutAction.CANCEL,
                config.ready().timeout()));
    }
}
