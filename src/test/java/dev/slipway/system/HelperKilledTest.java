package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.model.ContainerSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The helper may die at any time; containers may not, and whoever watches is told what changed meanwhile. */
class HelperKilledTest extends WholeSystemTest {
    private static final int COUNT = 20;

    private final WatchedWorld world = new WatchedWorld();

    @Test
    void containersOutliveAKilledHelperAndTheNextOneKnowsThem() {
        var bundles = DemonstrationBundles.in(folder());
        var first = startHelper();
        List<ContainerSummary> before;
        try (var client = new Client(first.connect())) {
            world.watch(client.connection());
            var bundle = client.importInPlace(bundles.hello(), "hello");
            IntStream.range(0, COUNT).forEach(number -> client.start(client.create(bundle, "hello-" + number)));
            before = client.containers();
            assertThat(before)
                    .hasSize(COUNT)
                    .allMatch(container -> container.status().equals("running"));
            await().untilAsserted(() -> assertThat(before)
                    .allMatch(container -> world.status(container.id()).equals("running")));
            first.kill9();
        }
        assertThat(before)
                .allSatisfy(container -> assertThat(process(container)).exists());

        var ended = before.get(0);
        ProcessHandle.of(pid(ended)).orElseThrow().destroyForcibly();
        var others = before.subList(1, COUNT);
        try (var client = new Client(startHelper().connect())) {
            assertThat(client.awaitExit(ended.id())).isEqualTo(137);
            assertThat(client.containers()).hasSize(COUNT).containsAll(others);
            world.watch(client.connection());
            await().untilAsserted(() -> assertThat(world.status(ended.id())).isEqualTo("exited"));
            assertThat(world.container(ended.id())
                            .orElseThrow()
                            .path("exitCode")
                            .asInt())
                    .isEqualTo(137);
            assertThat(others).allSatisfy(container -> {
                assertThat(process(container)).exists();
                assertThat(world.status(container.id())).isEqualTo("running");
                assertThat(world.container(container.id())
                                .orElseThrow()
                                .path("pid")
                                .asInt())
                        .isEqualTo(pid(container));
            });
            before.forEach(container -> client.remove(container.id()));
            await().untilAsserted(() -> assertThat(before)
                    .allMatch(container -> world.status(container.id()).equals("absent")));
        }
    }

    private static int pid(ContainerSummary container) {
        return Objects.requireNonNull(container.pid());
    }

    private static Path process(ContainerSummary container) {
        return Path.of("/proc/" + pid(container));
    }
}
