package dev.slipway.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.criu.SavedProcess;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProcessMatchingTest {
    @Test
    void thoseThatRunTheSameAtTheSamePlaceAreTheSameWhateverTheirIds() {
        List<SavedProcess> earlier = List.of(
                process(1, 0, "init"), process(5, 1, "server", "-a"), process(6, 5, "worker"), process(7, 1, "log"));
        List<SavedProcess> later = List.of(
                process(1, 0, "init"), process(7, 1, "server", "-a"), process(8, 7, "worker"), process(5, 1, "log"));

        assertThat(likes(earlier, later)).isEqualTo(Map.of(1, 1, 7, 5, 8, 6, 5, 7));
    }

    @Test
    void amongSeveralTheSameIdCountsAndThenTheOrder() {
        List<SavedProcess> earlier = List.of(
                process(1, 0, "init"), process(2, 1, "worker"), process(3, 1, "worker"), process(4, 1, "worker"));
        List<SavedProcess> later = List.of(
                process(1, 0, "init"), process(3, 1, "worker"), process(4, 1, "worker"), process(9, 1, "worker"));

        assertThat(likes(earlier, later)).isEqualTo(Map.of(1, 1, 3, 3, 4, 4, 9, 2));
    }

    @Test
    void otherArgumentsOfTheSameProgramMatchAfterTheSameOnes() {
        List<SavedProcess> earlier = List.of(process(1, 0, "init"), process(2, 1, "server", "-a"));
        List<SavedProcess> later =
                List.of(process(1, 0, "init"), process(2, 1, "server", "-b"), process(3, 1, "server", "-a"));

        assertThat(likes(earlier, later)).isEqualTo(Map.of(1, 1, 3, 2));
    }

    @Test
    void oneThatRunsSomethingElseUnderAnOldIdIsNew() {
        List<SavedProcess> earlier = List.of(process(1, 0, "init"), process(2, 1, "server"));
        List<SavedProcess> later = List.of(process(1, 0, "init"), process(2, 1, "shell"));

        assertThat(likes(earlier, later)).isEqualTo(Map.of(1, 1));
    }

    private static Map<Integer, Integer> likes(List<SavedProcess> earlier, List<SavedProcess> later) {
        return ProcessMatching.of(earlier, later).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().pid()));
    }

    private static SavedProcess process(int pid, int ppid, String... args) {
        return new SavedProcess(
                pid, ppid, pid, 1, args[0], List.of(args), SavedProcess.TaskState.ALIVE, List.of(pid), 0, 0, 0);
    }
}
