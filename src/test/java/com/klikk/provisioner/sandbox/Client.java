package com.klikk.provisioner.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** Calls with headers of one's own, and logs in by a client that others wrote. */
record Client(URI uri) {
    private static final String LIST = "{\"action\":\"order_list\"}";

    /** What came back. */
    record Heard(int status, String body, List<String> challenges) {}

    static Client of(Sandbox sandbox) {
        return new Client(sandbox.uri());
    }

    /** One {@code order_list} with that header, from that local address. */
    Heard list(String header, String value, String from) {
        HttpPost post = post(LIST);
        post.setHeader(header, value);
        post.setConfig(RequestConfig.custom()
                .setLocalAddress(address(from))
                .setAuthenticationEnabled(false)
                .build());
        try (CloseableHttpClient client = HttpClients.createDefault()) {
            return heard(client.execute(post));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Heard list(String header, String value) {
        return list(header, value, "127.0.0.1");
    }

    /** Several calls of Apache's HTTP client, which answers challenges by itself. */
    List<Heard> loggedIn(String name, String password, String... bodies) {
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        credentials.setCredentials(AuthScope.ANY, new UsernamePasswordCredentials(name, password));
        try (CloseableHttpClient client =
                HttpClients.custom().setDefaultCredentialsProvider(credentials).build()) {
            HttpClientContext one = HttpClientContext.create();
            return Arrays.stream(bodies).map(body -> sent(client, one, body)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Heard sent(CloseableHttpClient client, HttpClientContext context, String body) {
        try {
            return heard(client.execute(post(body), context));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpPost post(String body) {
        HttpPost post = new HttpPost(uri);
        post.setEntity(new StringEntity(body, StandardCharsets.UTF_8));
        return post;
    }

    private static Heard heard(CloseableHttpResponse response) throws IOException {
        try (response) {
            List<String> challenges = Arrays.stream(response.getHeaders("WWW-Authenticate"))
                    .map(header -> header.getValue())
                    .toList();
            return new Heard(
                    response.getStatusLine().getStatusCode(), EntityUtils.toString(response.getEntity()), challenges);
        }
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
