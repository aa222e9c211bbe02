package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Many clients that do anything at once, for a while: {@code -Dslipway.seconds}, in an order that begins with {@code
 * -Dslipway.seed}.
 */
final class RandomClients {
    private static final int CLIENTS = 16;
    private static final long SECONDS = Long.getLong("slipway.seconds", 45);
    private static final long LONGEST_SECONDS = 180;

    private RandomClients() {}

    /** Lets each client do one thing after the other; fails if a thing never ends, or fails. */
    static void run(Consumer<Random> thing) throws Exception {
        long seed = Long.getLong("slipway.seed", System.nanoTime());
        System.out.println("slipway.seed=" + seed);
        Random seeds = new Random(seed);
        AtomicInteger done = new AtomicInteger();
        List<Callable<Void>> clients = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (int client = 0; client < CLIENTS; client++) {
            Random random = new Random(seeds.nextLong());
            clients.add(() -> {
                while (System.nanoTime() < end) {
                    thing.accept(random);
                    done.incrementAndGet();
                }
                return null;
            });
        }
        var pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (var client : pool.invokeAll(clients, SECONDS + LONGEST_SECONDS, TimeUnit.SECONDS)) {
                assertThat(client.isCancelled())
                        .as("an operation never ended; seed " + seed)
                        .isFalse();
                client.get();
            }
        } finally {
            pool.shutdownNow();
        }
        System.out.println("operations: " + done);
    }
}
