package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.WaitCondition;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many clients do anything to many containers at once. */
class EngineConcurrencyTest extends EngineTest {
    private static final Set<ErrorKind> EXPECTED =
            Set.of(ErrorKind.STATE_INVALID, ErrorKind.NO_SUCH_CONTAINER, ErrorKind.NAME_IN_USE);
    private static final int CONTAINERS = 200;
    private static final int NAMES = 100;

    private final AtomicReferenceArray<Container> containers = new AtomicReferenceArray<>(CONTAINERS);

    @Test
    @Tag("R-LOCK-01")
    void anythingAtOnceEndsWithTheStateThatTheMachineTells() throws Exception {
        for (int i = 0; i < CONTAINERS; i++) {
            containers.set(i, sleeping(null));
        }
        RandomClients.run(this::perform);
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
