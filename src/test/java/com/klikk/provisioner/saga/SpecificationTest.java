package com.klikk.provisioner.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What came is held against what was ordered. */
class SpecificationTest {
    private static final Specification ORDERED = new Specification(2.0, 2.0, 25.0, false);

    private static Sight.Server server(Double cpus, Double memory, Double storage, boolean ipv4, boolean ipv6) {
        return new Sight.Server(1, true, ipv4, ipv6, new Hardware(cpus, memory, storage), "{}");
    }

    private static List<String> differences(Double cpus, Double memory, Double storage) {
        return ORDERED.differences(server(cpus, memory, storage, true, true), true);
    }

    @Test
    void aGigabyteMayBeEitherOfTwo() {
        assertThat(differences(2.0, 2048.0, 25_000.0)).isEmpty();
        assertThat(differences(2.0, 2000.0, 25_600.0)).isEmpty();
    }

    @Test
    void fivePercentAreNoDifference() {
        assertThat(differences(2.0, 1901.0, 26_800.0)).isEmpty();
        assertThat(differences(2.0, 1899.0, 26_881.0))
                .containsExactly("memory: 2 GB ordered, 1899 MB came", "storage: 25 GB ordered, 26881 MB came");
    }

    @Test
    void everyDifferenceIsNamed() {
        assertThat(new Specification(9.0, 0.5, 25.0, true)
                        .differences(server(1.0, 1024.0, 20_000.0, true, false), false))
                .containsExactly(
                        "cpu: 9 ordered, 1 came",
                        "memory: 0.5 GB ordered, 1024 MB came",
                        "storage: 25 GB ordered, 20000 MB came",
                        "networks: an IPv4 address came, none was ordered",
                        "networks: an IPv6 address was ordered, none came");
    }

    @Test
    void whatNobodyToldIsNoDifference() {
        assertThat(differences(null, null, null)).isEmpty();
        assertThat(new Specification(null, null, null, false).differences(server(1.0, 1.0, 1.0, true, true), true))
                .isEmpty();
    }
}
