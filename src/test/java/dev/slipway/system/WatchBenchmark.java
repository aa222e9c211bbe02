package dev.slipway.system;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.WorldNotice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A client that watches the world, while others change it: whether it gets all changes in order, and how late. */
final class WatchBenchmark {
    private static final int CHANGES_A_SECOND = 500;
    private static final int CLIENTS = 10;
    private static final int CHANGES = 10_000;
    private static final int WARM_UP = 3_000;
    private static final int LIMIT_SECONDS = 120;

    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private final List<Double> delays = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> last = new ConcurrentHashMap<>();
    private final CountDownLatch left;
    private volatile long revision;
    private volatile boolean disordered;

    private WatchBenchmark(int changes) {
        left = new CountDownLatch(changes);
    }

    static void measure(HelperProcess helper, Client client, String bundle, BenchmarkTable table) {
        var containers = IntStream.range(0, CLIENTS)
                .mapToObj(each -> client.createMortal(bundle, "w" + each + "-"))
                .toList();
        var clients = IntStream.range(0, CLIENTS)
                .mapToObj(each -> new Client(helper.connect()))
                .toList();
        new WatchBenchmark(WARM_UP).run(client, clients, containers, WARM_UP, "warm");
        var benchmark = new WatchBenchmark(CHANGES);
        var took = benchmark.run(client, clients, containers, CHANGES, "change");
        clients.forEach(Client::close);
        containers.forEach(client::remove);
        table.row("changes committed from 10 clients", CHANGES / took, "a second", "500");
        table.row("a change asked for, seen by a client, median", Milliseconds.median(benchmark.delays), "ms", "");
        table.row("the same, the worst", Collections.max(benchmark.delays), "ms", "");
    }

    /** Returns in how many seconds the changes were made. */
    private double run(Client watcher, List<Client> clients, List<String> containers, int changes, String word) {
        var watch = watcher.connection()
                .watch(
                        SystemCalls.WORLD_WATCH,
                        new SystemCalls.WorldWatch(null),
                        notice -> seen(notice.as(WorldNotice.class), word))
                .join();
        try {
            var begun = System.nanoTime();
            Crowd.each(CLIENTS, IntStream.range(0, CLIENTS).boxed().toList(), number -> {
                for (var change = 0; change < changes / CLIENTS; change++) {
                    awaitTime(begun + (change * CLIENTS + number) * 1_000_000_000L / CHANGES_A_SECOND);
                    var name = word + "-" + number + "-" + change;
                    asked.put(name, System.nanoTime());
                    clients.get(number)
                            .call(ContainerCalls.RENAME, new ContainerCalls.Rename(containers.get(number), name));
                }
            });
            var seconds = (System.nanoTime() - begun) / 1e9;
            if (!left.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(left.getCount() + " changes were never seen");
            }
            if (disordered) {
                throw new AssertionError("changes were not seen in their order");
            }
            return seconds;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            watch.close();
        }
    }

    private static void awaitTime(long at) {
        for (var left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void seen(WorldNotice notice, String word) {
        var now = System.nanoTime();
        if (notice.changes() == null) {
            return;
        }
        disordered |= notice.revision() <= revision;
        revision = notice.revision();
        for (var change : notice.changes()) {
            var name =
                    change.object() == null ? "" : change.object().path("name").asText();
            if (change.kind().equals("container") && name.startsWith(word + "-")) {
                seen(name, now);
            }
        }
    }

    private void seen(String name, long now) {
        var numbers = name.split("-", -1);
        var before = last.merge(numbers[1], Integer.parseInt(numbers[2]), (old, next) -> {
            disordered |= next != old + 1;
            return next;
        });
        delays.add((now - asked.get(name)) / 1e6);
        left.countDown();
    }
}
