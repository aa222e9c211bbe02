package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.os.FileWatcher;
import dev.slipway.runtime.process.LogFollow;
import dev.slipway.runtime.process.LogLine;
import dev.slipway.runtime.process.LogQuery;
import dev.slipway.runtime.process.LogReader;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A container's log, as conmon writes it. */
class EngineLogTest extends EngineTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int LARGEST = 20_000;

    @Test
    @Tag("R-LOG-01")
    void aLineThatCameInPiecesIsMarkedUntilItsEnd() throws Exception {
        Container container =
                create(request("/bin/sh", "-c", "busybox printf 'a%.0s' $(busybox seq 20000); echo; echo b"));
        container.start(false);
        ended(container);
        List<LogLine> found = new ArrayList<>();
        try (FileWatcher watcher = new FileWatcher()) {
            new LogReader(watcher).read(container.logPath(), LogQuery.ALL, found::addAll);
        }
        assertThat(found).hasSizeGreaterThan(2);
        StringBuilder joined = new StringBuilder();
        found.forEach(line -> joined.append(line.text()).append(line.partial() ? "" : "\n"));
        assertThat(joined.toString()).isEqualTo("a".repeat(20_000) + "\nb\n");
    }

    /** conmon begins the file anew when it is full. */
    @Test
    @Tag("R-LOG-02")
    void aFollowGoesOnWhenTheLogIsFull() throws Exception {
        Container container = create(request(
                        "/bin/sh",
                        "-c",
                        "for i in $(busybox seq 400); do echo line $i of many words to fill the log; "
                                + "[ $((i % 50)) -ne 0 ] || read x; done")
                .edit()
                .logMaxSize((long) LARGEST)
                .stdin(true)
                .build());
        try (FileWatcher watcher = new FileWatcher();
                var attachment =
                        container.startAttached(false, new dev.slipway.runtime.process.Streams(true, true, false));
                LogFollow follow = new LogReader(watcher).follow(container.logPath(), LogQuery.ALL)) {
            List<String> lines = new ArrayList<>();
            Thread discarding = new Thread(() -> {
                try {
                    while (attachment.read() != null) {
                        continue;
                    }
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            discarding.start();
            for (int round = 1; round <= 8; round++) {
                while (lines.size() < round * 50) {
                    List<LogLine> more = follow.next(LONG);
                    assertThat(more).isNotEmpty();
                    more.forEach(line -> lines.add(line.text()));
                }
                attachment.write(new byte[] {'\n'});
            }
            assertThat(lines).hasSize(400).startsWith("line 1 of many words to fill the log");
            assertThat(lines.get(399)).isEqualTo("line 400 of many words to fill the log");
            ended(container);
            discarding.join();
            assertThat(Files.size(container.logPath())).isLessThanOrEqualTo(LARGEST);
        }
    }
}
