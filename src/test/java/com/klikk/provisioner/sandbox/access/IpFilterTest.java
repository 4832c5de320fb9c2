package com.klikk.provisioner.sandbox.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpFilterTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "127.0.0.1, ::ffff:127.0.0.1, true",
        "::/0, 2001:db8::1, true",
    })
    void networkAdmitsItsAddressesOnly(String network, String address, boolean admitted) {
        IpFilter filter = new IpFilter(List.of(IpFilter.Network.of(network)));

        assertThat(filter.admits(address)).isEqualTo(admitted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "abc", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::1/129", "10.0.0/8/8"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> IpFilter.Network.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
