package com.klikk.provisioner.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {
    @TempDir
    Path folder;

    @Test
    void realBackendsAnswerAndLeaveNoProcess() throws Exception {
        try (LocalStack stack = LocalStack.throwaway(folder)) {
            Topics.fresh().create(stack.backends().kafka());
            try (var connection = stack.backends().createDatabase().connect()) {
                assertThat(connection.isValid(5)).isTrue();
            }
            assertThat(processes()).isNotEmpty();
        }
        awaitNoProcess();
    }

    @Test
    void backendsEndWithAStarterThatIsKilled() throws Exception {
        Process starter = startInAnotherJvm();
        assertThat(starter.inputReader().readLine()).isEqualTo("up");

        starter.destroyForcibly().waitFor();

        awaitNoProcess();
    }

    @Test
    void takenPortIsReplaced() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(Ports.preferred(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
        }
    }

    private Process startInAnotherJvm() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", classPath, Starter.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitNoProcess() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(processes()).isEmpty());
    }

    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }

    /** Starts the backends and stays. */
    static final class Starter {
        private Starter() {}

        public static void main(String[] arguments) throws InterruptedException {
            LocalStack stack = LocalStack.throwaway(Path.of(arguments[0]));
            System.out.println("up");
            Thread.currentThread().join();
            stack.close();
        }
    }
}
