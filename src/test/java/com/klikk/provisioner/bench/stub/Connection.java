package com.klikk.provisioner.bench.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** One connection, served by a thread of its own until the other side closes it. */
final class Connection implements Runnable {
    private final Socket socket;
    private final Shop shop;
    private final Controls controls;

    Connection(Socket socket, Shop shop, Controls controls) {
        this.socket = socket;
        this.shop = shop;
        this.controls = controls;
    }

    @Override
    public void run() {
        try (socket) {
            Incoming in = new Incoming(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            Incoming.Request request = in.next();
            while (request != null) {
                serve(request, out);
                request = request.last() ? null : in.next();
            }
        } catch (IOException left) {
            // Whoever called is gone, and so is this thread's work.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Incoming.Request request, OutputStream out) throws IOException, InterruptedException {
        byte[] control = controls.answer(request.path(), request.body());
        if (control != null) {
            write(out, control);
            return;
        }
        if (controls.delayMillis() > 0) {
            TimeUnit.MILLISECONDS.sleep(controls.delayMillis());
        }
        act(request.body(), out);
    }

    private void act(String body, OutputStream out) throws IOException {
        String action = Members.text(body, "action", 0);
        switch (action == null ? "order_create" : action) {
            case "order_status" -> write(out, shop.status(body));
            case "order_create" -> write(out, shop.create(body));
            case "order_list" -> shop.list(new ChunkedBody(out));
            case "server_list" -> servers(Members.number(body, "order_item_id"), out);
            default -> write(out, shop.notUnderstood());
        }
    }

    private void servers(long itemId, OutputStream out) throws IOException {
        if (itemId > 0) {
            write(out, shop.server(itemId));
        } else {
            shop.servers(new ChunkedBody(out));
        }
    }

    /** In one piece: two would be two packets. */
    private static void write(OutputStream out, byte[] body) throws IOException {
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        out.write(all);
    }
}
