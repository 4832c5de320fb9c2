package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What servers are made of: numbers, hosts, addresses and firewall groups. */
record Estate(Numbering numbering, Hosts hosts, AddressPool addresses, Firewalls firewalls) {
    static Estate of(SandboxOptions options) {
        return new Estate(
                new Numbering(options.origin().firstId()),
                new Hosts(options.estate().hosts()),
                new AddressPool(),
                new Firewalls(options.estate().profileByFirewall()));
    }

    JsonObject kept() {
        return new JsonObject()
                .put("numbers", numbering.kept())
                .put("host", hosts.turn())
                .put("ipv4", addresses.ipv4Taken())
                .put("ipv6", addresses.ipv6Taken())
                .put("firewalls", new JsonObject(Map.copyOf(firewalls.profileById())));
    }

    void resume(JsonObject kept) {
        numbering.resume(kept.getJsonObject("numbers"));
        hosts.resume(kept.getInteger("host"));
        addresses.resume(kept.getInteger("ipv4"), kept.getInteger("ipv6"));
        kept.getJsonObject("firewalls").forEach(group -> firewalls.add(group.getKey(), (String) group.getValue()));
    }

    /** Why a well-formed order can't be made; empty when it can. */
    Optional<String> refusal(Account account, OrderForm form, Instant now) {
        Map<Long, Integer> wanted = new HashMap<>();
        for (OrderForm.Line line : form.items()) {
            Vps.Wishes wishes = line.vps().wishes();
            if (!wishes.firewall().isEmpty()
                    && !firewalls.has(wishes.firewall(), account.profile().name())) {
                return Optional.of(line.name() + ": no firewall group " + wishes.firewall());
            }
            OptionalLong number = wishes.antiaffinity();
            if (number.isPresent() && !fits(account, number, wanted.merge(number.getAsLong(), 1, Integer::sum), now)) {
                return Optional.of(line.name() + ": no host is left for antiaffinity " + number.getAsLong());
            }
        }
        return Optional.empty();
    }

    private boolean fits(Account account, OptionalLong number, int more, Instant now) {
        return account.neighbours().hosts(number, now).size() + more <= hosts.count();
    }

    /** An item of an order that was not refused. */
    Item item(Account account, OrderForm.Line line, Instant now) {
        OptionalLong number = line.vps().wishes().antiaffinity();
        ServerView.Home home = new ServerView.Home(
                hosts.next(account.neighbours().hosts(number, now)),
                addresses.next(line.vps().ipv4()));
        Item item = new Item(numbering.item(account.profile()), line, home);
        account.neighbours().add(item);
        return item;
    }
}
