package dev.slipway.system;

import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.WorldNotice;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How long after its process ended a client that watches the world sees a container exited. */
final class ExitsBenchmark {
    private static final int ENDS = 100;

    private final Map<String, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();

    private ExitsBenchmark() {}

    static void measure(Client client, String bundle, BenchmarkTable table) {
        var benchmark = new ExitsBenchmark();
        client.connection()
                .watch(
                        SystemCalls.WORLD_WATCH,
                        new SystemCalls.WorldWatch(null),
                        notice -> benchmark.seen(notice.as(WorldNotice.class)))
                .join();
        var took = new ArrayList<Double>();
        for (var end = 0; end < ENDS; end++) {
            var container = client.createMortal(bundle, null);
            client.start(container);
            took.add(benchmark.end(
                    container, Objects.requireNonNull(client.summary(container).pid())));
            client.remove(container);
        }
        table.row("exit seen by a client that watches, median", Milliseconds.median(took), "ms", "");
        table.row("the same, 99 in 100", Milliseconds.percentile(took, 98), "ms", "at most 50");
    }

    private double end(String container, int pid) {
        var seen = new CompletableFuture<Long>();
        awaited.put(container, seen);
        var killed = System.nanoTime();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        return (seen.orTimeout(20, TimeUnit.SECONDS).join() - killed) / 1e6;
    }

    private void seen(WorldNotice notice) {
        var now = System.nanoTime();
        if (notice.changes() == null) {
            return;
        }
        for (var change : notice.changes()) {
            var waiting = awaited.get(change.id());
            if (waiting != null
                    && change.object() != null
                    && ended(change.object().path("status").asText())) {
                waiting.complete(now);
            }
        }
    }

    private static boolean ended(String status) {
        return status.equals("stopped") || status.equals("exited");
    }
}
