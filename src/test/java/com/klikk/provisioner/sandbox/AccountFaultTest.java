package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountFaultTest {
    private final Sandbox sandbox =
            Sandbox.start(Caller.FROZEN.withTokens(Map.of("mine", "default", "theirs", "other")));
    private final Caller mine = new Caller(sandbox, "mine");
    private final Caller theirs = new Caller(sandbox, "theirs");

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void faultOfOneAccountConcernsNoOther() {
        sandbox.inject(FaultRule.always("*", Fault.parse("status:503")).onlyFor("other"));

        assertThat(list(mine)).isEqualTo(200);
        assertThat(list(theirs)).isEqualTo(503);
    }

    @Test
    void nthCallIsCountedForItsAccountOnly() {
        sandbox.inject(
                FaultRule.nth("order_list", 2, Fault.parse("status:501")).onlyFor("default"),
                FaultRule.nth("order_list", 4, Fault.parse("status:504")));

        assertThat(list(theirs)).isEqualTo(200);
        assertThat(list(mine)).isEqualTo(200);
        assertThat(list(mine)).isEqualTo(501);
        assertThat(list(theirs)).isEqualTo(504);
        assertThat(list(mine)).isEqualTo(200);
    }

    @Test
    void callsThatProveNobodyMeetOnlyTheRulesMadeForThem() {
        Caller nobody = new Caller(sandbox, "guess");
        sandbox.inject(FaultRule.always("*", Fault.parse("status:503")));
        assertThat(list(nobody)).isEqualTo(401);

        sandbox.inject(FaultRule.always("*", Fault.parse("status:502")).onlyFor("?"));

        assertThat(list(nobody)).isEqualTo(502);
    }

    @Test
    void accountIsNamedOverHttpAndShownThere() {
        mine.admin("POST", "/sandbox/faults", """
                {"account":"other","fault":"status:503"}""");

        assertThat(list(mine)).isEqualTo(200);
        assertThat(list(theirs)).isEqualTo(503);
        assertThat(mine.admin("GET", "/sandbox/faults", "").body()).contains("\"account\":\"other\"");
    }

    private static int list(Caller caller) {
        return caller.call(Caller.action("order_list")).statusCode();
    }
}
