package com.klikk.provisioner.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Every key of ours. {@link Settings} checks at start what a type can't say. */
@ConfigMapping(prefix = "provisioner")
public interface ProvisionerConfig {
    /** The customer profiles we may buy under, by the name that a request's {@code account} gives. */
    Map<String, Account> accounts();

    /** Part of every token and saga id; differs between installations that share an account. */
    @WithDefault("default")
    String installation();

    /** Where others reach this service; used in links and schema addresses. */
    @WithDefault("http://localhost:8080")
    URI publicUrl();

    /** Requests in. */
    Requests requests();

    /** The lifecycle out. */
    Events events();

    /** The compacted table of orders. */
    Orders orders();

    /** Topics that are missing and are created. */
    Topics topics();

    /** How the provider is called. */
    Klikk klikk();

    /** How often an order is looked at. */
    Poll poll();

    /** How an unclear order_create is settled. */
    Reconcile reconcile();

    /** How long a payment may stay outstanding. */
    Payment payment();

    /** How long servers may take. */
    Ready ready();

    /** Cancels that come before their create. */
    Cancel cancel();

    /** Who may use the REST API and the console. */
    Security security();

    /** How long ended sagas and their history are kept. */
    @WithDefault("P400D")
    Duration retention();

    /** One customer profile at the provider. */
    interface Account {
        /** The provider's one URL. */
        Optional<URI> url();

        /** How we prove who we are. */
        @WithDefault("token")
        Auth auth();

        /** The value of {@code X-Account-Token}. */
        Optional<String> token();

        /** A file that holds the token, read again when it changes. */
        Optional<String> tokenFile();

        /** User of Basic and Digest. */
        Optional<String> username();

        /** Password of Basic and Digest. */
        Optional<String> password();

        /** A file that holds the password, read again when it changes. */
        Optional<String> passwordFile();

        /** Most calls a second towards the provider. */
        @WithDefault("20")
        int requestsPerSecond();

        /** Most calls at once towards the provider. */
        @WithDefault("16")
        int maxConcurrent();

        /** Whether an order may be recognised by its items' names where listings lack references. */
        @WithDefault("true")
        boolean adoptByName();
    }

    /** Kinds of authentication that the provider knows. */
    enum Auth {
        TOKEN,
        BASIC,
        DIGEST
    }

    /** The request topic. */
    interface Requests {
        /** Where requests arrive. */
        @WithDefault("provisioning.requests")
        String topic();

        /** Where what can't be served goes. */
        @WithDefault("provisioning.requests.dlq")
        String dlqTopic();

        /** The consumer group that replicas share. */
        @WithDefault("klikk-provisioner")
        String groupId();
    }

    /** The event topics. */
    interface Events {
        /** A template, or several separated by commas; {@code {type}} stands for the event's type. */
        @WithDefault("provisioning.events.{type}")
        String topic();
    }

    /** The compacted topic. */
    interface Orders {
        /** Keyed by request id, the newest state of each order. */
        @WithDefault("provisioning.orders")
        String topic();
    }

    /** What a topic that is created gets. Those that are there are held against it, and stay as they are. */
    interface Topics {
        /** How many partitions; the broker's default where none are given. */
        OptionalInt partitions();

        /** On how many brokers each partition is kept; the broker's default where none are given. */
        OptionalInt replicationFactor();
    }

    /** Time limits of a call. */
    interface Klikk {
        /** From the first packet to an established connection. */
        @WithDefault("3s")
        Duration connectTimeout();

        /** From the request's first byte to the reply's last; of a long listing, between two parts of it. */
        @WithDefault("60s")
        Duration requestTimeout();
    }

    /** Intervals between two looks at an order. */
    interface Poll {
        /** The first interval, and the one after each change. */
        @WithDefault("2s")
        Duration minInterval();

        /** What the interval grows to while nothing changes. */
        @WithDefault("5m")
        Duration maxInterval();

        /** What it grows to while a payment is outstanding. */
        @WithDefault("1m")
        Duration paymentInterval();

        /** What it grows to while a scheduled cancellation waits for the period's end. */
        @WithDefault("6h")
        Duration cancelledInterval();
    }

    /** Evidence about an order_create whose outcome is unknown. */
    interface Reconcile {
        /** How long the provider may take to list an order. */
        @WithDefault("1m")
        Duration settleTime();

        /** Clean listings without the order that prove its absence. */
        @WithDefault("3")
        int cleanListings();

        /** Most placements of one request. */
        @WithDefault("3")
        int maxPlacements();

        /** When a person is asked instead. */
        @WithDefault("30m")
        Duration giveUpAfter();
    }

    /** Outstanding payments. */
    interface Payment {
        /** From {@code submitted}, before {@code paid}. */
        @WithDefault("P14D")
        Duration timeout();

        /** What happens then. */
        @WithDefault("attention")
        TimeoutAction timeoutAction();
    }

    /** What follows an overdue payment. */
    enum TimeoutAction {
        ATTENTION,
        CANCEL
    }

    /** Servers that do not come up. */
    interface Ready {
        /** From {@code pending}. */
        @WithDefault("1h")
        Duration timeout();
    }

    /** Cancels that wait for their create. */
    interface Cancel {
        /** How long. */
        @WithDefault("P7D")
        @io.smallrye.config.WithName("wait")
        Duration waitTime();
    }

    /** Access to the REST API and the console. */
    interface Security {
        /** Against what a caller is checked. */
        @WithDefault("users")
        Mode mode();

        /** Lines of {@code name:bcrypt hash:role}. */
        Optional<String> usersFile();
    }

    /** Kinds of access control. */
    enum Mode {
        USERS,
        OIDC,
        NONE
    }
}
