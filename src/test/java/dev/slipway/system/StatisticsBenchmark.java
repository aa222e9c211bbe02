package dev.slipway.system;

import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.StatsNotice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** What of a core the helper uses while many containers do nothing but run, and their statistics are taken. */
final class StatisticsBenchmark {
    private static final int CONTAINERS = 200;
    private static final int AT_ONCE = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration TAKEN = Duration.ofSeconds(30);
    private static final Duration WATCHED = Duration.ofSeconds(10);
    private static final double TICKS_A_SECOND = 100;

    private StatisticsBenchmark() {}

    static void measure(HelperProcess helper, Client client, String bundle, BenchmarkTable table) {
        var idle = shareOfCore(helper.pid(), IDLE);
        var containers = IntStream.range(0, CONTAINERS)
                .mapToObj(each -> client.createMortal(bundle, null))
                .toList();
        Crowd.each(AT_ONCE, containers, client::start);
        shareOfCore(helper.pid(), WARM_UP);
        var taken = shareOfCore(helper.pid(), TAKEN);
        var watched = watched(helper, client, containers);
        Crowd.each(AT_ONCE, containers, client::remove);
        table.row("helper with nothing to do", idle, "% of core", "");
        table.row("statistics of 200 each second", taken, "% of core", "at most 5");
        table.row("the same, all sent to a client", watched, "% of core", "");
    }

    private static double watched(HelperProcess helper, Client client, List<String> containers) {
        var samples = new AtomicLong();
        var watch = client.connection()
                .watch(
                        ContainerCalls.STATS_WATCH,
                        new ContainerCalls.StatsWatch(containers, 1.0),
                        notice -> samples.addAndGet(
                                notice.as(StatsNotice.class).samples().size()))
                .join();
        try {
            var share = shareOfCore(helper.pid(), WATCHED);
            if (samples.get() < CONTAINERS * (WATCHED.toSeconds() - 2)) {
                throw new AssertionError("only " + samples + " samples came");
            }
            return share;
        } finally {
            watch.close();
        }
    }

    /** Percent of one core that the process uses during that time. */
    private static double shareOfCore(long pid, Duration time) {
        var before = ticks(pid);
        var begun = System.nanoTime();
        await().atMost(time.plusSeconds(10))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> System.nanoTime() - begun >= time.toNanos());
        var seconds = (System.nanoTime() - begun) / 1e9;
        return (ticks(pid) - before) / TICKS_A_SECOND / seconds * 100;
    }

    /** In user and kernel mode, since it began: fields 14 and 15 of proc(5)'s stat. */
    private static long ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
