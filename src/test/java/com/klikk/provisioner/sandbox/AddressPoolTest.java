package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressPoolTest {
    @Test
    void documentationRangesComeFirstThenPrivateOnes() {
        assertThat(AddressPool.ipv4(0)).isEqualTo("192.0.2.1");
        assertThat(AddressPool.ipv4(254)).isEqualTo("198.51.100.1");
        assertThat(AddressPool.ipv4(761)).isEqualTo("203.0.113.254");
        assertThat(AddressPool.ipv4(762)).isEqualTo("10.0.0.1");
    }

    @Test
    void noAddressIsHandedOutTwice() {
        assertThat(IntStream.range(0, 100_000).mapToObj(AddressPool::ipv4).distinct())
                .hasSize(100_000);
        AddressPool pool = new AddressPool();
        assertThat(IntStream.range(0, 100_000)
                        .mapToObj(i -> pool.next(false).ipv6())
                        .distinct())
                .hasSize(100_000);
    }
}
