package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.cgroup.Sample;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.ContainerUpdate;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.container.Resources;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.state.PodConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What containers and pods use, read from the real files of either version of cgroups. */
@Tag("machine")
@Tag("host")
class EngineStatisticsTest extends EngineTest {
    private static final long MEMORY = 64L << 20;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private CreateContainer busy(Resources limits) {
        return request("/bin/sh", "-c", "while true; do :; done")
                .edit()
                .stopSignal(9)
                .resources(limits)
                .build();
    }

    private Sample now(String id) {
        return engine.statistics().now(Set.of(id)).get(id);
    }

    @Test
    void aBusyContainerIsHeldByItsLimitsWhichAreToldAsSoonAsTheyChange() {
        Container container = create(busy(new Resources(0.2, null, null, MEMORY, null, null, 20L, null)));
        assertThat(now(container.id())).isNull();
        container.start(false);
        Sample first = now(container.id());
        assertThat(first.coreLimit()).isEqualTo(0.2);
        assertThat(first.memoryLimit()).isEqualTo(MEMORY);
        assertThat(first.pidsLimit()).isEqualTo(20);
        await().atMost(LIMIT).until(() -> now(container.id()).throttledNanos() > 0);
        // The first counts its making as well, and on a busy machine it may not have run since.
        await().atMost(LIMIT).untilAsserted(() -> {
            Sample later = now(container.id());
            assertThat(later.cores()).isBetween(0.0, 0.4);
            assertThat(later.cpuNanos()).isGreaterThan(first.cpuNanos());
        });
        Sample later = now(container.id());
        assertThat(later.memory()).isBetween(1L, MEMORY);
        assertThat(later.pids()).isBetween(1L, 20L);
        container.update(ContainerUpdate.NOTHING.withResources(
                new Resources(0.3, null, null, 2 * MEMORY, null, null, 30L, null)));
        await().atMost(LIMIT).until(() -> now(container.id()).memoryLimit() == 2 * MEMORY);
        assertThat(now(container.id()).coreLimit()).isEqualTo(0.3);
        assertThat(now(container.id()).pidsLimit()).isEqualTo(30);
        assertThat(history(container.id())).extracting(Sample::memoryLimit).contains(MEMORY, 2 * MEMORY);
    }

    @Test
    void aPodIsTheSumOfItsContainersAndIsForgottenWithThem() {
        PodConfig pod = engine.pods().create(CreatePod.named("deck").on(List.of()));
        List<Container> members = List.of(member(pod), member(pod));
        engine.pods().start(pod.id());
        await().atMost(LIMIT).untilAsserted(() -> {
            Map<String, Sample> all = engine.statistics()
                    .now(Set.of(pod.id(), members.get(0).id(), members.get(1).id()));
            Sample total = all.get(pod.id());
            long one = all.get(members.get(0).id()).cpuNanos();
            long two = all.get(members.get(1).id()).cpuNanos();
            assertThat(one).isPositive();
            assertThat(two).isPositive();
            assertThat(total.cpuNanos()).isGreaterThan(Math.max(one, two));
            assertThat(total.pids()).isGreaterThanOrEqualTo(3);
        });
        assertThat(history(pod.id())).isNotEmpty();
        engine.pods().remove(pod.id(), true, Duration.ZERO);
        assertThat(history(pod.id())).isEmpty();
        assertThat(history(members.get(0).id())).isEmpty();
    }

    private Container member(PodConfig pod) {
        return create(busy(Resources.NONE).edit().pod(pod.id()).build());
    }

    private List<Sample> history(String id) {
        return engine.statistics().history(id, Instant.EPOCH, Instant.MAX, Duration.ofSeconds(1));
    }
}
