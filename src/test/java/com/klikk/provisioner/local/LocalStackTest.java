package com.klikk.provisioner.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {
    @TempDir
    Path folder;

    @Test
    void realBackendsAnswerAndLeaveNoProcess() throws Exception {
        LocalStack stack = LocalStack.throwaway(folder.resolve("stack"));
        try {
            Topics.fresh().create(stack.backends().kafka());
            try (var connection = stack.backends().createDatabase().connect()) {
                assertThat(connection.isValid(5)).isTrue();
            }
            assertThat(processesOfThisStack()).isNotEmpty();
        } finally {
            stack.close();
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(processesOfThisStack()).isEmpty());
    }

    @Test
    void takenPortIsReplaced() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(Ports.preferred(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
        }
    }

    private Set<String> processesOfThisStack() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(folder.toString()))
                .collect(Collectors.toSet());
    }
}
