package dev.slipway.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.os.FileWatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private FileWatcher watcher;
    private LogReader reader;
    private Path log;

    @BeforeEach
    void open() throws IOException {
        watcher = new FileWatcher();
        reader = new LogReader(watcher);
        log = folder.resolve("ctr.log");
    }

    @AfterEach
    void close() {
        watcher.close();
    }

    private static String record(int number) {
        return START.plusSeconds(number).toString().replace("Z", ".000000000+00:00") + " "
                + (number % 2 == 0 ? "stdout" : "stderr") + " F line " + number + "\n";
    }

    private void write(int from, int to) throws IOException {
        StringBuilder text = new StringBuilder();
        IntStream.range(from, to).forEach(number -> text.append(record(number)));
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<String> read(LogQuery query) {
        List<String> lines = new ArrayList<>();
        reader.read(log, query, batch -> batch.forEach(line -> lines.add(line.text())));
        return lines;
    }

    private static List<String> lines(int... numbers) {
        return IntStream.of(numbers).mapToObj(number -> "line " + number).toList();
    }

    @Test
    void aLogThatDoesNotExistYetIsEmpty() {
        assertThat(read(LogQuery.ALL)).isEmpty();
    }

    @Test
    @Tag("R-LOG-01")
    void theTailOfALongLogIsItsLastLines() throws IOException {
        write(0, 20_000);

        assertThat(read(new LogQuery(3, null, null, null))).isEqualTo(lines(19_997, 19_998, 19_999));
        assertThat(read(new LogQuery(0, null, null, null))).isEmpty();
        assertThat(read(new LogQuery(50_000, null, null, null))).hasSize(20_000);
        assertThat(read(new LogQuery(19_999, null, null, null))).hasSize(19_999).startsWith("line 1");
    }

    @Test
    @Tag("R-LOG-01")
    void linesAreChosenByTimeAndStream() throws IOException {
        write(0, 10);

        assertThat(read(new LogQuery(-1, START.plusSeconds(3), START.plusSeconds(5), null)))
                .isEqualTo(lines(3, 4, 5));
        assertThat(read(new LogQuery(2, null, START.plusSeconds(7), "stderr"))).isEqualTo(lines(5, 7));
        assertThat(read(new LogQuery(100, START.plusSeconds(8), null, null))).isEqualTo(lines(8, 9));
    }

    @Test
    @Tag("R-LOG-01")
    void thePiecesOfALongLineStayTogetherInATail() throws IOException {
        Files.writeString(
                log,
                "2026-03-01T10:00:00.000000000+00:00 stdout F before\n"
                        + "2026-03-01T10:00:01.000000000+00:00 stdout P a\n"
                        + "2026-03-01T10:00:01.000000000+00:00 stdout P b\n"
                        + "2026-03-01T10:00:01.000000000+00:00 stdout F c\n");

        assertThat(read(new LogQuery(1, null, null, null))).containsExactly("a", "b", "c");
    }

    @Test
    void whatIsNoRecordIsLeftOut() throws IOException {
        Files.writeString(log, "ut F torn line\n" + record(1) + "\nnonsense\n" + record(2) + "unfinished");

        assertThat(read(LogQuery.ALL)).isEqualTo(lines(1, 2));
    }

    @Test
    @Tag("R-LOG-01")
    void aFollowGivesTheTailThenWhatIsAddedThenItsEnd() throws Exception {
        write(0, 10);
        try (LogFollow follow = reader.follow(log, new LogQuery(2, null, null, null))) {
            assertThat(texts(follow.next(LONG))).isEqualTo(lines(8, 9));

            CompletableFuture<List<LogLine>> waiting = CompletableFuture.supplyAsync(() -> follow.next(LONG));
            write(10, 11);
            assertThat(texts(waiting.get())).isEqualTo(lines(10));

            write(11, 12);
            follow.finish();
            assertThat(texts(follow.next(LONG))).isEqualTo(lines(11));
            assertThat(follow.next(LONG)).isEmpty();
            assertThat(follow.ended()).isTrue();
        }
    }

    @Test
    @Tag("R-LOG-02")
    void aFollowWaitsForALogThatDoesNotExistYet() throws Exception {
        try (LogFollow follow = reader.follow(log, LogQuery.ALL)) {
            assertThat(follow.next(Duration.ZERO)).isEmpty();
            write(0, 1);
            assertThat(texts(follow.next(LONG))).isEqualTo(lines(0));
        }
    }

    @Test
    @Tag("R-LOG-02")
    void aFollowWaitsForALogWhoseFolderDoesNotExistYet() throws Exception {
        Path late = log.resolveSibling("later").resolve("ctr.log");
        try (LogFollow follow = reader.follow(late, LogQuery.ALL)) {
            assertThat(follow.next(Duration.ofMillis(1))).isEmpty();
            Files.createDirectory(late.getParent());
            assertThat(follow.next(Duration.ofMillis(1))).isEmpty();
            write(0, 1);
            Files.move(log, late);
            assertThat(follow.next(Duration.ofSeconds(10))).hasSize(1);
        }
    }

    @Test
    @Tag("R-LOG-02")
    void aFollowGoesOnWhenTheLogIsTruncatedOrReplaced() throws Exception {
        write(0, 5);
        try (LogFollow follow = reader.follow(log, LogQuery.ALL)) {
            assertThat(follow.next(LONG)).hasSize(5);

            Files.writeString(log, record(5), StandardOpenOption.TRUNCATE_EXISTING);
            assertThat(texts(follow.next(LONG))).isEqualTo(lines(5));

            Path next = folder.resolve("ctr.log.tmp");
            Files.writeString(next, record(6) + record(7));
            Files.move(next, log, StandardCopyOption.ATOMIC_MOVE);
            assertThat(texts(follow.next(LONG))).isEqualTo(lines(6, 7));
        }
    }

    @Test
    @Tag("R-LOG-02")
    void aFollowGoesOnWhenTheLogWentAndAnotherCame() throws Exception {
        write(0, 3);
        try (LogFollow follow = reader.follow(log, LogQuery.ALL)) {
            assertThat(follow.next(LONG)).hasSize(3);
            Files.delete(log);
            assertThat(follow.next(Duration.ofMillis(50))).isEmpty();
            write(3, 5);
            assertThat(texts(follow.next(LONG))).isEqualTo(lines(3, 4));
            follow.finish();
            assertThat(follow.next(LONG)).isEmpty();
            assertThat(follow.ended()).isTrue();
        }
    }

    @Test
    @Tag("R-LOG-01")
    void timesAreComparedWhateverTheirZone() throws IOException {
        Files.writeString(
                log,
                "2026-03-01T15:30:00.000000000+05:30 stdout F first\n"
                        + "2026-03-01T05:00:01.000000000-05:00 stdout F second\n");

        assertThat(read(new LogQuery(-1, START, START, null))).containsExactly("first");
        assertThat(read(new LogQuery(-1, START.plusMillis(1), null, null))).containsExactly("second");
    }

    private static List<String> texts(List<LogLine> lines) {
        return lines.stream().map(LogLine::text).toList();
    }
}
