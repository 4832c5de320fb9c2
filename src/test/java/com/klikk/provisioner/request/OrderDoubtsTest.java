package com.klikk.provisioner.request;

import static com.klikk.provisioner.request.Orders.OPTIONS;
import static com.klikk.provisioner.request.Orders.order;
import static com.klikk.provisioner.request.Orders.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderDoubtsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /features/sshd                 | null                   | /features/sshd
            /features                      | null                   | /features/sshd
            /features                      | {}                     | /features/sshd
            /features/sshd/authorized_keys | null                   | /features/sshd/authorized_keys
            /features/sshd/authorized_keys | ""                     | /features/sshd/authorized_keys
            /features/sshd/authorized_keys | "ssh-rsa ......"       | /features/sshd/authorized_keys
            /features/sshd/authorized_keys | "AAAAB3NzaC1yc2EAAAAD" | /features/sshd/authorized_keys
            /os                            | 2                      | /os_version
            /os                            | "2"                    | /os_version
            /os                            | null                   | /os_version
            /firewall_addme                | "1"                    | /firewall_addme
            """)
    void whatIsDoubtfulIsAWarningOnly(String member, String literal, String pointer) {
        assertThat(Given.json(with(order(), OPTIONS + member, literal)).create().warnings())
                .extracting(Problem::pointer)
                .containsExactly(OPTIONS + pointer);
    }

    @Test
    void linesOfKeysAreJudgedOneByOne() {
        String keys = "# mine\\n" + Orders.KEY + "\\r\\nnonsense\\nno-pty,command=\\\"a b\\\" " + Orders.KEY;

        assertThat(Given.json(with(order(), OPTIONS + "/features/sshd/authorized_keys", '"' + keys + '"'))
                        .create()
                        .warnings())
                .extracting(Problem::message)
                .containsExactly("line 3 does not look like an OpenSSH public key");
    }

    @Test
    void membersOfACancelInAnOrderAreDoubtfulAndNotSent() {
        Reading.Create create = Given.json(with(order(), "/order_id", "73")).create();

        assertThat(create.warnings()).extracting(Problem::pointer).containsExactly("/order_id");
        assertThat(create.body()).doesNotContain("order_id");
    }
}
