package com.klikk.provisioner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcTest {
    @Test
    void cpuTimeIsReadBehindANameThatHoldsParentheses() {
        ProcStat stat =
                ProcStat.parse("4711 (a (b) c) S 42 4711 4711 0 -1 4194560 1 2 3 4 150 50 7 3 20 0 1 0 99 1 1\n");

        assertThat(stat).isEqualTo(new ProcStat(4711, 42, 200, 10));
    }

    @Test
    void memoryIsToldInMebibytes() {
        String status = "Name:\tjava\nVmHWM:\t  204800 kB\nVmRSS:\t  102400 kB\n";

        assertThat(Proc.memory(status, "VmHWM")).isEqualTo(200);
        assertThat(Proc.memory(status, "VmRSS")).isEqualTo(100);
    }
}
