package com.klikk.provisioner.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressAndPortTest {
    private static final String SSHD = Orders.OPTIONS + "/features/sshd";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "0.0.0.0/0",
                "10.1.2.3/8",
                "255.255.255.255/32",
                "::",
                "::/0",
                "::1",
                "fec0:aaa:1:2::ff",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "2001:DB8::1/64",
                "::ffff:10.0.0.1",
                "64:ff9b::192.0.2.1/96",
                "1:2:3:4:5:6:1.2.3.4"
            })
    void addressesAndNetworksAreKnown(String text) {
        assertThat(IpAddress.isAddressOrNetwork(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.01",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "10.0.0.1-10.0.0.9",
                "localhost",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "12345::",
                "g::",
                "fe80::1%eth0",
                "[::1]",
                "::/129",
                "1.2.3.4::",
                "::1.2.3",
                "10.0.0.0 /8",
                "١.0.0.1"
            })
    void whatIsNeitherAddressNorNetworkIsRefused(String text) {
        assertThat(IpAddress.isAddressOrNetwork(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fec0:aaa:1:2::ff,", "fec0:aaa:1:2::ff,192.168.0.0/24", " 10.0.0.1 , 10.0.0.2,,", "10.9.9.9/8"})
    void blanksTrailingCommasAndHostBitsAreAccepted(String list) {
        Given.json(Orders.with(Orders.order(), SSHD + "/ip_allow", '"' + list + '"'))
                .create();
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "80,443,12000:12010", " 80 , 443 ,", "1", "65535", "1:65535", "22:22"})
    void portsAndRangesAreAccepted(String list) {
        Given.json(Orders.with(Orders.order(), SSHD + "/public_ports_allow", '"' + list + '"'))
                .create();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "65536", "443:80", "80-90", "http", "80:", ":80", "80 443", "1:2:3", "-1", "8e1", "٨٠"})
    void whatIsNoPortIsRefused(String entry) {
        var order = Orders.with(Orders.order(), SSHD + "/public_ports_allow", "\"22," + entry + "\"");

        assertThat(Given.json(order).poison().problems())
                .containsExactly(new Problem(
                        SSHD + "/public_ports_allow",
                        "entry 2 must be a port from 1 to 65535 or a range such as 12000:12010, is \"" + entry + '"'));
    }

    @Test
    void eachMalformedEntryIsNamed() {
        var order = Orders.with(Orders.order(), SSHD + "/ip_allow", "\"10.0.0.1, 10.0.0.999, any\"");

        assertThat(Given.json(order).poison().problems())
                .extracting(Problem::message)
                .containsExactly(
                        "entry 2 must be an IPv4 or IPv6 address or network, is \"10.0.0.999\"",
                        "entry 3 must be an IPv4 or IPv6 address or network, is \"any\"");
    }
}
