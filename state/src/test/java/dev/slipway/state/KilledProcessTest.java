package dev.slipway.state;

import static dev.slipway.state.StateContract.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A helper that is killed in the middle of its work. */
@Timeout(120)
class KilledProcessTest {
    private static final int ROUNDS = Integer.getInteger("slipway.kill.rounds", 4);

    @TempDir
    private Path folder;

    /** With little slack the file is compacted every few commits. */
    @ParameterizedTest
    @ValueSource(longs = {4 * 1024 * 1024, 16 * 1024})
    @Tag("R-STATE-20")
    void whatWasAcknowledgedIsThereAfterAKill(long slack) throws IOException, InterruptedException {
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            long revision = runAndKill("round" + round, slack, 150 + 90 * round, acknowledged);
            try (H2State state = H2State.open(folder, Map.of())) {
                assertThat(state.revision()).isGreaterThanOrEqualTo(revision);
                Map<String, ContainerRecord> found =
                        state.containers().stream().collect(Collectors.toMap(ContainerRecord::id, c -> c));
                assertThat(found.keySet()).containsAll(acknowledged);
                assertThat(acknowledged)
                        .allSatisfy(id -> assertThat(found.get(id).status()).isEqualTo(ContainerStatus.RUNNING));
                // An event is saved with its container or not at all.
                assertThat(state.events(10_000))
                        .extracting(event -> event.attributes().get("id"))
                        .containsExactlyInAnyOrderElementsOf(found.keySet());
            }
        }
    }

    /** Starts the program, kills it after so many acknowledgements; the highest revision it told. */
    private long runAndKill(String word, long slack, int lines, Set<String> acknowledged)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommittingProcess.class.getName(),
                        folder.toString(),
                        word,
                        Long.toString(slack))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long highest = 0;
        try (BufferedReader output = process.inputReader()) {
            // What comes before the first acknowledgement is its log.
            String line = output.readLine();
            while (line != null && !line.startsWith(word)) {
                line = output.readLine();
            }
            assertThat(line).isNotNull();
            assertThat(failure(() -> H2State.open(folder, Map.of())).kind()).isEqualTo(ErrorKind.IN_USE);
            for (int i = 0; line != null; i++) {
                if (i == lines) {
                    process.toHandle().destroyForcibly();
                }
                int space = line.indexOf(' ');
                if (line.startsWith(word) && space > 0 && i <= lines) {
                    acknowledged.add(line.substring(0, space));
                    highest = Math.max(highest, Long.parseLong(line.substring(space + 1)));
                }
                line = output.readLine();
            }
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(highest).isPositive();
        return highest;
    }
}
