package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.StatsNotice;
import dev.slipway.protocol.model.StatsSample;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
}
