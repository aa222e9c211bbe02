package dev.slipway.runtime.container;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final int MOST = 3;
    private static final int TASKS = 30;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Turns turns = new Turns(threads, MOST);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void soManyRunAtOnceAndNeverMore() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger highest = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(MOST);
        CountDownLatch done = new CountDownLatch(TASKS);
        for (int i = 0; i < TASKS; i++) {
            turns.execute(() -> {
                highest.accumulateAndGet(running.incrementAndGet(), Math::max);
                try {
                    together.await(20, SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                } finally {
                    running.decrementAndGet();
                    done.countDown();
                }
            });
        }
        assertThat(done.await(30, SECONDS)).isTrue();
        assertThat(highest.get()).isEqualTo(MOST);
    }

    @Test
    void aTaskThatFailsTakesNobodysTurn() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        for (int i = 0; i < MOST * 2; i++) {
            turns.execute(() -> {
                throw new IllegalStateException("on purpose");
            });
        }
        turns.execute(done::countDown);
        assertThat(done.await(20, SECONDS)).isTrue();
    }

    @Test
    void nothingIsDoneOnceTheThreadsAreGone() {
        threads.shutdownNow();
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < MOST * 2; i++) {
            turns.execute(done::incrementAndGet);
        }
        assertThat(done).hasValue(0);
    }
}
