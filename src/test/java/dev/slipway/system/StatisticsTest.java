package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.call.PodCallsCreateBuilder;
import dev.slipway.protocol.model.PodStats;
import dev.slipway.protocol.model.StatsNotice;
import dev.slipway.protocol.model.StatsSample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a container uses, from its cgroup's files. */
class StatisticsTest extends WholeSystemTest {
    private static final long LIMIT = 128L * 1024 * 1024;

    @Test
    void aContainerThatWorksShowsInCpuMemoryAndHistory() {
        var bundles = DemonstrationBundles.in(folder());
        var client = closedAtEnd(new Client(startHelper().connect()));
        var container = client.create(client.importInPlace(bundles.hello(), "hello"), "hello");
        client.start(container);

        List<StatsSample> samples = new CopyOnWriteArrayList<>();
        client.connection()
                .watch(
                        ContainerCalls.STATS_WATCH,
                        new ContainerCalls.StatsWatch(List.of(container), 1.0),
                        notice -> samples.addAll(notice.as(StatsNotice.class).samples()))
                .join();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        samples.stream().filter(sample -> sample.cpu() != null).count() >= 3);
        assertThat(samples).allSatisfy(sample -> {
            assertThat(sample.id()).isEqualTo(container);
            assertThat(sample.memoryLimit()).isEqualTo(LIMIT);
            assertThat(sample.memory()).isBetween(1L, LIMIT);
            assertThat(sample.workingSet()).isBetween(1L, sample.memory());
            assertThat(sample.pids()).isBetween(1L, 64L);
            assertThat(sample.pidsLimit()).isEqualTo(64);
            if (Files.exists(Path.of("/proc/pressure"))) {
                assertThat(sample.cpuPressure()).isBetween(0.0, 1.0);
            }
        });
        assertThat(samples).extracting(StatsSample::cpuTotal).isSorted();
        assertThat(samples).filteredOn(sample -> sample.cpu() != null).allSatisfy(sample -> assertThat(sample.cpu())
                .isBetween(0.0, (double) Runtime.getRuntime().availableProcessors() + 0.5));
        assertThat(samples).filteredOn(sample -> sample.cpu() != null).anyMatch(sample -> sample.cpu() > 0);

        var history =
                client.call(ContainerCalls.STATS_HISTORY, new ContainerCalls.History(container, null, null, null));
        assertThat(history).hasSizeGreaterThanOrEqualTo(3);
        assertThat(history).extracting(StatsSample::time).isSorted().doesNotHaveDuplicates();

        client.stop(container);
        assertThat(client.call(ContainerCalls.STATS, new ContainerCalls.Ids(null)))
                .isEmpty();
        client.remove(container);
    }

    @Test
    @Tag("R-STAT-01")
    void whatDoesNotRunIsToldWithZerosAndWhatJustBeganFromItsStart() {
        var bundles = DemonstrationBundles.in(folder());
        var client = closedAtEnd(new Client(startHelper().connect()));
        var container = client.create(client.importInPlace(bundles.hello(), "hello"), "hello");
        StatsSample idle = only(client.call(ContainerCalls.STATS, new ContainerCalls.Ids(List.of("hello"))));
        assertThat(idle.id()).isEqualTo(container);
        assertThat(idle.cpu()).isZero();
        assertThat(idle.memory() + idle.pids() + idle.networkReceived() + idle.memoryLimit())
                .isZero();
        client.start(container);
        StatsSample first = only(client.call(ContainerCalls.STATS, new ContainerCalls.Ids(List.of(container))));
        assertThat(first.memoryLimit()).isEqualTo(LIMIT);
        assertThat(first.memory()).isBetween(1L, LIMIT);
        assertThat(first.cpuTotal()).isPositive();
        client.stop(container);
        client.remove(container);
    }

    @Test
    void aPodIsMeasuredAsAWholeAndItsHistoryOutlivesTheHelper() {
        var bundles = DemonstrationBundles.in(folder());
        var helper = startHelper();
        var client = new Client(helper.connect());
        String bundle = client.importInPlace(bundles.hello(), "hello");
        String pod = client.call(
                        PodCalls.CREATE,
                        PodCallsCreateBuilder.builder().name("deck").build())
                .id();
        for (String name : List.of("one", "two")) {
            client.call(
                    ContainerCalls.CREATE,
                    ContainerCallsCreateBuilder.builder()
                            .name(name)
                            .bundle(bundle)
                            .pod(pod)
                            .build());
        }
        client.call(PodCalls.START, new Common.Id(pod));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            PodStats stats = client.call(PodCalls.STATS, new Common.Id(pod));
            assertThat(stats.containers()).hasSize(3);
            StatsSample total = Objects.requireNonNull(stats.total());
            assertThat(total.id()).isEqualTo(pod);
            assertThat(total.pids()) // with the monitors
                    .isGreaterThanOrEqualTo(stats.containers().stream()
                            .mapToLong(StatsSample::pids)
                            .sum());
            assertThat(total.cpuTotal())
                    .isCloseTo(
                            stats.containers().stream()
                                    .mapToDouble(StatsSample::cpuTotal)
                                    .sum(),
                            within(1.0));
            assertThat(total.memory()).isGreaterThan(stats.containers().get(0).memory());
        });
        List<StatsSample> heard = new CopyOnWriteArrayList<>();
        client.connection()
                .watch(
                        ContainerCalls.STATS_WATCH,
                        new ContainerCalls.StatsWatch(List.of(pod), 1.0),
                        notice -> heard.addAll(notice.as(StatsNotice.class).samples()))
                .join();
        await().atMost(Duration.ofSeconds(30)).until(() -> !heard.isEmpty());
        assertThat(heard).extracting(StatsSample::id).containsOnly(pod);
        var history = new ContainerCalls.History(pod, null, null, null);
        StatsSample oldest = client.call(PodCalls.STATS_HISTORY, history).get(0);
        client.close();
        helper.stop();

        var next = closedAtEnd(new Client(startHelper().connect()));
        List<StatsSample> kept = next.call(PodCalls.STATS_HISTORY, history);
        assertThat(kept).isNotEmpty();
        assertThat(kept.get(0).time()).isBetween(oldest.time(), oldest.time().plusSeconds(10));
        assertThat(kept).extracting(StatsSample::time).isSorted().doesNotHaveDuplicates();
        next.call(PodCalls.REMOVE, new PodCalls.Remove(pod, true, 0.0));
    }

    private static StatsSample only(List<StatsSample> samples) {
        assertThat(samples).hasSize(1);
        return samples.get(0);
    }
}
