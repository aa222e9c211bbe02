package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.container.Container;
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
import org.junit.jupiter.api.Test;

/** Many threads on few containers. */
class EngineConcurrencyTest extends EngineTest {
    private static final Set<ErrorKind> EXPECTED =
            Set.of(ErrorKind.STATE_INVALID, ErrorKind.NO_SUCH_CONTAINER, ErrorKind.NAME_IN_USE);
    private static final int CONTAINERS = 20;
    private static final int THREADS = 16;
    private static final int OPERATIONS = 15;

    @Test
    void randomOperationsEndWithTheStateThatTheRuntimeTells() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random seeds = new Random(seed);
        List<Container> containers = new ArrayList<>();
        for (int i = 0; i < CONTAINERS; i++) {
            containers.add(sleeping("c" + i));
        }
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Random random = new Random(seeds.nextLong());
            work.add(() -> {
                for (int i = 0; i < OPERATIONS; i++) {
                    perform(containers.get(random.nextInt(CONTAINERS)), random.nextInt(9));
                }
                return null;
            });
        }
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (var done : pool.invokeAll(work, 3, TimeUnit.MINUTES)) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
        for (var known : state.containers()) {
            String real = engine.ociRuntime()
                    .state(known.id())
                    .map(status -> status.status())
                    .orElse("none");
            assertThat(real)
                    .as(known.name())
                    .isEqualTo(known.status().hasProcess() ? known.status().word() : "none");
        }
    }

    private static void perform(Container container, int operation) {
        try {
            switch (operation) {
                case 0 -> container.init();
                case 1, 2 -> container.start(false);
                case 3 -> container.stop(Duration.ZERO);
                case 4 -> container.kill(9);
                case 5 -> container.pause();
                case 6 -> container.resume();
                case 7 -> container.restart(Duration.ZERO);
                default -> container.remove(false, false);
            }
        } catch (EngineException e) {
            assertThat(e.kind()).as(e.message()).isIn(EXPECTED);
        }
    }
}
