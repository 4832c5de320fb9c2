package com.klikk.provisioner.sandbox;

import java.util.List;

/**
 * A firewall group as it stands at the moment of asking.
 *
 * @param id as {@code firewall_id} names it
 * @param profile whose it is
 * @param members the names of the servers in it
 * @param addresses what {@code firewall_addme} added
 */
public record Firewall(String id, String profile, List<String> members, List<String> addresses) {}
