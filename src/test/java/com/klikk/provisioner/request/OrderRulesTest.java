package com.klikk.provisioner.request;

import static com.klikk.provisioner.request.Orders.OPTIONS;
import static com.klikk.provisioner.request.Orders.order;
import static com.klikk.provisioner.request.Orders.with;
import static com.klikk.provisioner.request.Orders.without;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.request.Reading.Poison;
import com.klikk.provisioner.saga.Specification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRulesTest {
    @Test
    void theContractsExampleIsSoundWithoutAnyDoubt() {
        Reading.Create create = Given.json(order()).create();

        assertThat(create.requestId()).isEqualTo("shop-1");
        assertThat(create.account()).isEqualTo("default");
        assertThat(create.reference()).isEqualTo("shop order 1");
        assertThat(create.items())
                .containsExactly(new Reading.Item("web-1", true, new Specification(2.0, 2.0, 25.0, false)));
        assertThat(create.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /action                                | "order_status"
            /action                                | 7
            /account                               | "third"
            /account                               | ["default"]
            /reference                             | {"a":1}
            /reference                             | true
            /reference                             | "a\\u0000b"
            /items                                 | []
            /items                                 | null
            /items                                 | {"name":"a"}
            /items/0                               | "web-1"
            /items/0                               | null
            /items/0/name                          | null
            /items/0/name                          | ""
            /items/0/name                          | "  "
            /items/0/name                          | 7
            /items/0/product                       | null
            /items/0/product                       | "VPS"
            /items/0/product/name                  | null
            /items/0/product/name                  | " "
            /items/0/product/name                  | 1
            /items/0/product/options               | null
            /items/0/product/options               | []
            """)
    void whatIsWrongAboveTheOptionsIsNamedByItsPointer(String pointer, String literal) {
        assertOnlyProblem(pointer, literal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /quantity_ram_gb       | 0
            /quantity_ram_gb       | -1
            /quantity_ram_gb       | "two"
            /quantity_ram_gb       | true
            /quantity_ram_gb       | 1e9
            /quantity_ram_gb       | [2]
            /quantity_cpu          | 1.5
            /quantity_cpu          | 0
            /quantity_cpu          | "-2"
            /quantity_cpu          | 1000000
            /quantity_cpu          | ""
            /quantity_storage_gb   | 25.5
            /quantity_storage_gb   | 99999999
            /quantity_storage_gb   | {}
            /os                    | ""
            /os                    | true
            /os                    | -2
            /os                    | 2.5
            /os                    | ["Debian"]
            /os_version            | [12]
            /os_version            | " "
            /antiaffinity          | "same"
            /antiaffinity          | true
            /firewall_id           | " "
            /firewall_id           | false
            /firewall_id           | -4
            /firewall_addme        | "yes"
            /firewall_addme        | 2
            /features              | "ipv4"
            /features/ipv4         | 2
            /features/ipv4         | "yes"
            /features/ipv4         | []
            /features/sshd         | "on"
            /features/sshd         | []
            /features/sshd/ip_allow           | null
            /features/sshd/ip_allow           | ""
            /features/sshd/ip_allow           | " , "
            /features/sshd/ip_allow           | ["10.0.0.0/8"]
            /features/sshd/ip_allow           | 10
            /features/sshd/public_ports_allow | [80]
            /features/sshd/public_ports_allow | 0
            /features/sshd/public_ports_allow | 80.5
            /features/sshd/public_ports_allow | true
            /features/sshd/authorized_keys    | ["a"]
            /features/cloud_init_url          | "example.com/init"
            /features/cloud_init_url          | "ftp://example.com/"
            /features/cloud_init_url          | "https:///x"
            /features/cloud_init_url          | "https://exa mple.com/"
            /features/cloud_init_url          | ""
            /features/cloud_init_url          | 5
            """)
    void whatIsWrongInTheOptionsIsNamedByItsPointer(String member, String literal) {
        assertOnlyProblem(OPTIONS + member, literal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /quantity_ram_gb       | 0.5
            /quantity_ram_gb       | "0.5"
            /quantity_ram_gb       | 5e-1
            /quantity_ram_gb       | null
            /quantity_cpu          | 2.0
            /quantity_cpu          | "2"
            /quantity_cpu          | " 2 "
            /quantity_cpu          | "2.0"
            /quantity_storage_gb   | 1e2
            /os                    | "Windows Server"
            /antiaffinity          | "7"
            /firewall_id           | "12"
            /firewall_id           | "group-a"
            /features/ipv4         | "0"
            /features/ipv4         | false
            /features/sshd/public_ports_allow | 443
            /features/sshd/public_ports_allow | null
            /features/sshd/public_ports_allow | ""
            /features/cloud_init_url          | "HTTPS://example.com?id=1&key=2"
            /features/cloud_init_url          | null
            /something_new         | {"deep":[1,"2",null]}
            """)
    void whatIsSpelledInAnotherWayIsAcceptedWithoutAnyDoubt(String member, String literal) {
        assertThat(Given.json(with(order(), OPTIONS + member, literal)).create().warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quantity_ram_gb", "quantity_cpu", "quantity_storage_gb", "features"})
    void whatTheProviderDoesNotRequireMayBeMissing(String member) {
        Given.json(without(order(), OPTIONS + "/" + member)).create();
    }

    @Test
    void allProblemsAreNamedInOneAnswer() {
        var request = with(order(), "/account", "\"nobody\"");
        with(request, "/request_id", "7");
        with(request, OPTIONS + "/quantity_cpu", "-1");
        with(request, OPTIONS + "/features/sshd/ip_allow", "\"10.0.0.0/8, 10.0.0.300,fe80::1/129,\"");
        with(request, "/items/1", "{\"name\":\"web-1 \",\"product\":{}}");

        assertThat(Given.json(request).poison().problems())
                .extracting(Problem::pointer)
                .containsExactly(
                        "/request_id",
                        "/account",
                        OPTIONS + "/quantity_cpu",
                        OPTIONS + "/features/sshd/ip_allow",
                        OPTIONS + "/features/sshd/ip_allow",
                        "/items/1/name",
                        "/items/1/product/name");
    }

    @Test
    void textsThatNoDatabaseHoldsAreRefusedWhereverTheyStand() {
        String request = "{\"request_id\":\"a\",\"x\":[1,{\"\\u0000\":\"\\udc00\"}],\"items\":[{\"name\":\"\\ud800\","
                + "\"product\":{\"name\":\"DNS\",\"a/b\":\"\\u0000\"}}]}";

        assertThat(Given.json(request).poison().problems())
                .extracting(Problem::pointer)
                .containsExactly("/x/1", "/x/1", "/items/0/name", "/items/0/product/a~1b");
        assertThat(Given.event("{\"data\":" + request + "}").poison().problems())
                .isEqualTo(Given.json(request).poison().problems());
    }

    @Test
    void namesMayHave255CharactersAndNoMore() {
        Given.json(with(order(), "/items/0/name", '"' + "😀".repeat(255) + '"')).create();

        assertOnlyProblem("/items/0/name", '"' + "x".repeat(256) + '"');
    }

    @Test
    void anAnswerStaysSmallHoweverMuchIsWrong() {
        String request = "{\"request_id\":\"a\",\"items\":[" + "1,".repeat(20_000) + "1]}";

        assertThat(Given.json(request).poison().problems())
                .hasSize(101)
                .last()
                .isEqualTo(new Problem("", "has 19901 more problems that are not listed"));
    }

    @Test
    void otherProductsPassWithTheOptionsTheyHave() {
        Reading.Create create = Given.json(with(order(), "/items/0/product", "{\"name\":\"DNS\",\"zone\":\"a.b\"}"))
                .create();

        assertThat(create.items())
                .containsExactly(new Reading.Item("web-1", false, new Specification(null, null, null, false)));
        assertThat(create.warnings()).isEmpty();
    }

    private static void assertOnlyProblem(String pointer, String literal) {
        Poison poison = Given.json(with(order(), pointer, literal)).poison();

        assertThat(poison.reason()).isEqualTo("invalid");
        assertThat(poison.requestId()).isEqualTo("shop-1");
        assertThat(poison.problems()).extracting(Problem::pointer).containsExactly(pointer);
    }
}
