package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/** What a test left on the machine: mounts, namespaces, interfaces, addresses, cgroups, processes, files. */
final class Leaks {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Leaks() {}

    /** Fails unless nothing whose name contains {@code text} is left but {@code allowed}; ends of processes are awaited. */
    static void assertNothingLeft(String text, String... allowed) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(left(text))
                .containsExactlyInAnyOrder(allowed));
    }

    /**
     * The same while the helper with that pid goes on, and keeps its network and its cgroup parent, named {@code text},
     * with the cgroup of monitors in it.
     */
    static void assertNothingLeftBeside(long helper, String text, String... allowed) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> assertThat(left(text).stream()
                        .filter(line -> !line.startsWith("process " + helper + " "))
                        .filter(line -> !line.startsWith("address range "))
                        .filter(line -> !(line.startsWith("cgroup ")
                                && (line.endsWith("/" + text) || line.endsWith("/" + text + "/conmon"))))
                        .toList())
                .containsExactlyInAnyOrder(allowed));
    }

    /** What there is whose name contains {@code text}, one description each. */
    static List<String> left(String text) {
        return Programs.run(Project.installer("lib/leaks.sh").toString(), text)
                .lines()
                .toList();
    }
}
