package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.pod.PodOutcome;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many clients do anything to pods, and to the containers in them, at once. */
class EnginePodConcurrencyTest extends EngineTest {
    private static final Set<ErrorKind> EXPECTED = Set.of(
            ErrorKind.STATE_INVALID,
            ErrorKind.NO_SUCH_CONTAINER,
            ErrorKind.NO_SUCH_POD,
            ErrorKind.IN_USE,
            ErrorKind.DEPENDENTS_EXIST);
    private static final int PODS = 20;
    private static final int CONTAINERS = 10;

    /** So many of them have an address of their own. */
    private static final int NETWORKED = 5;

    private final AtomicReferenceArray<PodConfig> pods = new AtomicReferenceArray<>(PODS);
    private final AtomicReferenceArray<Container> members = new AtomicReferenceArray<>(PODS * CONTAINERS);

    @Test
    @Tag("R-LOCK-01")
    @Tag("R-POD-10")
    void anythingAtOnceEndsWithTheStateThatTheMachineTells() throws Exception {
        for (int number = 0; number < PODS; number++) {
            fill(number);
        }
        RandomClients.run(this::perform);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(this::assertMachineAgrees);
        state.pods().forEach(this::assertRunningOnesShare);
    }

    private void fill(int number) {
        PodConfig pod = engine.pods().create(number < NETWORKED ? CreatePod.named(null) : withoutNetwork());
        for (int place = 0; place < CONTAINERS; place++) {
            members.set(number * CONTAINERS + place, member(pod));
        }
        pods.set(number, pod);
    }

    private static CreatePod withoutNetwork() {
        return CreatePod.named(null).on(List.of());
    }

    private Container member(PodConfig pod) {
        return create(
                request("/bin/sleep", "1000").edit().stopSignal(9).pod(pod.id()).build());
    }

    private void perform(Random random) {
        int number = random.nextInt(PODS);
        PodConfig pod = pods.get(number);
        if (pod == null) {
            return;
        }
        try {
            if (random.nextInt(3) == 0) {
                performOnPod(random, number, pod);
            } else {
                performOnMember(random, number * CONTAINERS + random.nextInt(CONTAINERS), pod);
            }
        } catch (EngineException e) {
            assertExpected(e);
        }
    }

    private void performOnPod(Random random, int number, PodConfig pod) {
        String id = pod.id();
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4, 5 -> assertExpected(engine.pods().start(id));
            case 6, 7 -> assertExpected(engine.pods().stop(id, Duration.ZERO));
            case 8 -> assertExpected(engine.pods().restart(id, Duration.ZERO));
            case 9 -> assertExpected(engine.pods().kill(id, 9));
            case 10 -> assertExpected(engine.pods().pause(id));
            case 11, 12 -> assertExpected(engine.pods().resume(id));
            case 13, 14 -> replace(number, pod);
            default -> assertThat(engine.pods().status(id)).isNotNull();
        }
    }

    private void performOnMember(Random random, int place, PodConfig pod) {
        Container container = members.get(place);
        switch (random.nextInt(12)) {
            case 0 -> container.init();
            case 1, 2, 3 -> container.start(random.nextBoolean());
            case 4 -> container.stop(Duration.ZERO);
            case 5 -> container.stop(Duration.ofSeconds(20));
            case 6 -> container.kill(9);
            case 7 -> container.pause();
            case 8, 9 -> container.resume();
            case 10 -> container.restart(Duration.ZERO);
            default -> {
                container.remove(random.nextBoolean(), false);
                members.set(place, member(pod));
            }
        }
    }

    /** Whoever takes the pod from its place puts the next one there. */
    private void replace(int number, PodConfig pod) {
        List<PodOutcome> outcomes = engine.pods().remove(pod.id(), true, Duration.ZERO);
        assertExpected(outcomes);
        boolean removed = outcomes.stream().allMatch(outcome -> outcome.error() == null);
        if (removed && pods.compareAndSet(number, pod, null)) {
            fill(number);
        }
    }

    private static void assertExpected(List<PodOutcome> outcomes) {
        outcomes.stream()
                .map(PodOutcome::error)
                .filter(Objects::nonNull)
                .forEach(EnginePodConcurrencyTest::assertExpected);
    }

    private static void assertExpected(EngineException e) {
        assertThat(e.kind()).as(e.message()).isIn(EXPECTED);
    }

    /** A member that runs beside its infra container is in that one's namespaces, not in those of one before it. */
    private void assertRunningOnesShare(PodConfig pod) {
        List<ContainerRecord> running = state.podContainers(pod.id()).stream()
                .filter(container -> container.status() == ContainerStatus.RUNNING)
                .toList();
        if (running.stream().anyMatch(container -> container.id().equals(pod.infraId()))) {
            for (String kind : List.of("net", "ipc", "uts")) {
                assertThat(running.stream()
                                .map(container -> namespace(container, kind))
                                .distinct())
                        .as(kind + " of pod " + pod.name())
                        .hasSize(1);
            }
        }
    }

    private static String namespace(ContainerRecord container, String kind) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + container.state().pid() + "/ns/" + kind))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
