package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.WaitCondition;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many clients do anything to many containers at once, for a while: {@code -Dslipway.seconds}, in an order that begins
 * with {@code -Dslipway.seed}.
 */
class EngineConcurrencyTest extends EngineTest {
    private static final Set<ErrorKind> EXPECTED =
            Set.of(ErrorKind.STATE_INVALID, ErrorKind.NO_SUCH_CONTAINER, ErrorKind.NAME_IN_USE);
    private static final int CONTAINERS = 200;
    private static final int CLIENTS = 16;
    private static final int NAMES = 100;
    private static final long SECONDS = Long.getLong("slipway.seconds", 45);
    private static final long LONGEST_SECONDS = 90;

    private final AtomicReferenceArray<Container> containers = new AtomicReferenceArray<>(CONTAINERS);
    private final AtomicInteger done = new AtomicInteger();

    @Test
    @Tag("R-LOCK-01")
    void anythingAtOnceEndsWithTheStateThatTheMachineTells() throws Exception {
        long seed = Long.getLong("slipway.seed", System.nanoTime());
        System.out.println("slipway.seed=" + seed);
        for (int i = 0; i < CONTAINERS; i++) {
            containers.set(i, sleeping(null));
        }
        Random seeds = new Random(seed);
        List<Callable<Void>> clients = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        for (int client = 0; client < CLIENTS; client++) {
            Random random = new Random(seeds.nextLong());
            clients.add(() -> {
                while (System.nanoTime() < end) {
                    perform(random);
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
        await().atMost(Duration.ofSeconds(20)).untilAsserted(this::assertMachineAgrees);
    }

    private void perform(Random random) {
        int number = random.nextInt(CONTAINERS);
        Container container = containers.get(number);
        try {
            switch (random.nextInt(16)) {
                case 0 -> container.init();
                case 1, 2, 3 -> container.start(false);
                case 4 -> container.stop(Duration.ZERO);
                case 5 -> container.stop(Duration.ofSeconds(20));
                case 6 -> container.kill(9);
                case 7, 8 -> container.pause();
                case 9 -> container.resume();
                case 10 -> container.restart(Duration.ZERO);
                case 11 -> container.rename("n" + random.nextInt(NAMES));
                case 12 -> replace(number, container, random.nextBoolean());
                case 13 -> assertThat(engine.containers().list()).isNotEmpty();
                case 14 -> assertThat(container.record().id()).isEqualTo(container.id());
                default ->
                    container
                            .await(Set.of(WaitCondition.EXITED, WaitCondition.PAUSED))
                            .cancel(false);
            }
        } catch (EngineException e) {
            assertThat(e.kind()).as(e.message()).isIn(EXPECTED);
        }
    }

    private void replace(int number, Container container, boolean force) {
        container.remove(force, false);
        containers.set(number, sleeping(null));
    }
}
