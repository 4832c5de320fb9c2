package com.klikk.provisioner.request;

import static com.klikk.provisioner.request.Orders.OPTIONS;
import static com.klikk.provisioner.request.Orders.order;
import static com.klikk.provisioner.request.Orders.with;
import static com.klikk.provisioner.request.Orders.without;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /items/0/product/options/quantity_cpu   | 2     | 2.0
            /items/0/product/options/quantity_cpu   | 2     | "2"
            /items/0/product/options/quantity_cpu   | 20e-1 | 0.2e1
            /items/0/product/options/os             | 2     | "2"
            /items/0/product/options/features/ipv4  | 1     | true
            /items/0/product/options/firewall_addme | "1"   | 1
            /items/0/product/options/os_version     | null  | null
            /items/0/product/options/features/ipv4  | 0     | 0e-999999999
            /items/0/product/options/features/ipv4  | 0     | "0e99999999"
            /unknown                                | 1e999 | 10e998
            /unknown                                | 0     | -0.0e5
            /unknown                                | 1e999999999 | 10e999999998
            /unknown                                | 100e2147483647 | 1000e2147483646
            /action                                 | null  | "order_create"
            /account                                | null  | "default"
            /request_id                             | "a"   | "b"
            """)
    void spellingDoesNotMatter(String pointer, String one, String other) {
        assertThat(fingerprint(pointer, one))
                .isEqualTo(fingerprint(pointer, other))
                .matches("v1:[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /items/0/product/options/quantity_cpu | 2          | 3
            /items/0/product/options/os_version   | "10.1"     | "10.10"
            /unknown                              | 2          | "2"
            /unknown                              | 1          | true
            /unknown                              | [[1],2]    | [[1,2]]
            /unknown                              | [1,2]      | [2,1]
            /unknown                              | {"a":"b"}  | {"a":{"b":""}}
            /unknown                              | "s1:a"     | "a"
            /unknown                              | 1e999999999| 1e999999998
            /unknown                              | 10         | 1
            /unknown                              | -1         | 1
            /unknown                              | []         | {}
            /unknown                              | [null]     | []
            /unknown                              | {"os":2}   | {"os":"2"}
            /reference                            | "a"        | "b"
            /account                              | "default"  | "second"
            """)
    void meaningMatters(String pointer, String one, String other) {
        assertThat(fingerprint(pointer, one)).isNotEqualTo(fingerprint(pointer, other));
    }

    @Test
    void whatIsAbsentMeansTheSameAsItsDefaultOrNull() {
        Fingerprint spelledOut = Given.json(order()).create().fingerprint();

        assertThat(Given.json(without(without(order(), "/action"), "/account"))
                        .create()
                        .fingerprint())
                .isEqualTo(spelledOut);
        assertThat(Given.json(with(order(), OPTIONS + "/firewall_id", "null"))
                        .create()
                        .fingerprint())
                .isEqualTo(spelledOut);
    }

    @Test
    void theSourceMattersOnlyWhereTheIdIsTheEvents() {
        assertThat(anonymous("/a")).isNotEqualTo(anonymous("/b"));
        assertThat(Given.json(order())
                        .header("ce_id", "e")
                        .header("ce_source", "/a")
                        .create()
                        .fingerprint())
                .isEqualTo(Given.json(order()).create().fingerprint());
    }

    @Test
    void theFirstVersionIsNeverComputedInAnotherWay() {
        assertThat(Given.json(Orders.cancel()).cancel().fingerprint())
                .extracting(Fingerprint::text)
                .isEqualTo("v1:0d5da407707fda593f7ea609ff20525b51a0df5cbbf6ce7aaa346d54a94c5416");
    }

    private static String anonymous(String source) {
        return Given.json(without(order(), "/request_id"))
                .header("ce_id", "e")
                .header("ce_source", source)
                .create()
                .fingerprint()
                .text();
    }

    /** Built as text, for a tree would respell the numbers. */
    private static String fingerprint(String pointer, String literal) {
        String marked = with(order(), pointer, "\"MARK\"").toString();
        return Given.json(marked.replace("\"MARK\"", literal))
                .create()
                .fingerprint()
                .text();
    }
}
