package com.klikk.provisioner.klikk;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.authenticator.BasicAuthenticator;
import org.apache.catalina.authenticator.DigestAuthenticator;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.descriptor.web.LoginConfig;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;

/** Tomcat keeps the door: its Basic and Digest know nothing of ours. A token it doesn't know; that is read by hand. */
final class TomcatProvider implements GuardedProvider {
    private static final List<Logger> LOGS =
            List.of(Logger.getLogger("org.apache.catalina"), Logger.getLogger("org.apache.coyote"));

    private final Tomcat tomcat = new Tomcat();
    private final ForgetfulDigest digest = new ForgetfulDigest();
    private final AtomicInteger executed = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private volatile String secret;

    TomcatProvider(Door door, String secret, Path folder) {
        LOGS.forEach(log -> log.setLevel(Level.SEVERE));
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "api", new Api(door == Door.TOKEN));
        context.addServletMappingDecoded("/api", "api");
        context.getPipeline().addValve(new Counter());
        if (door != Door.TOKEN) {
            guard(context, door);
        }
        secret(secret);
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private void guard(Context context, Door door) {
        tomcat.addRole("klikk", "customer");
        SecurityCollection everything = new SecurityCollection();
        everything.addPatternDecoded("/*");
        SecurityConstraint customers = new SecurityConstraint();
        customers.addCollection(everything);
        customers.addAuthRole("customer");
        context.addConstraint(customers);
        context.addSecurityRole("customer");
        context.setLoginConfig(new LoginConfig(door.digest() ? "DIGEST" : "BASIC", "Klikk API", null, null));
        digest.setAlgorithms(
                switch (door) {
                    case DIGEST_MD5 -> "MD5";
                    case DIGEST_SHA_256 -> "SHA-256";
                    default -> "MD5,SHA-256";
                });
        context.getPipeline().addValve(door.digest() ? digest : new BasicAuthenticator());
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void secret(String secret) {
        this.secret = secret;
        tomcat.addUser("klikk", secret);
    }

    @Override
    public void expireNonces() {
        digest.forget();
    }

    @Override
    public int executed() {
        return executed.get();
    }

    @Override
    public int turnedAway() {
        return turnedAway.get();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A nonce that dropped out of Tomcat's cache is stale. */
    private static final class ForgetfulDigest extends DigestAuthenticator {
        void forget() {
            if (nonces != null) {
                synchronized (nonces) {
                    nonces.clear();
                }
            }
        }
    }

    private final class Counter extends ValveBase {
        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            getNext().invoke(request, response);
            if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
                turnedAway.incrementAndGet();
            }
        }
    }

    private final class Api extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final boolean wantsToken;

        Api(boolean wantsToken) {
            this.wantsToken = wantsToken;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (wantsToken && !secret.equals(request.getHeader("X-Account-Token"))) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
                return;
            }
            executed.incrementAndGet();
            String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            response.getWriter().print(body.contains("order_create") ? "{\"order_id\":73}" : "[]");
        }
    }
}
