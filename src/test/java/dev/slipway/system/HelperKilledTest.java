package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.protocol.model.ContainerSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The helper may die at any time; containers may not. */
class HelperKilledTest extends WholeSystemTest {
    private static final int COUNT = 20;

    @Test
    void containersOutliveAKilledHelperAndTheNextOneKnowsThem() {
        var bundles = DemonstrationBundles.in(folder());
        var first = startHelper();
        try (var client = new Client(first.connect())) {
            var bundle = client.importInPlace(bundles.hello(), "hello");
            IntStream.range(0, COUNT).forEach(number -> client.start(client.create(bundle, "hello-" + number)));
            var before = client.containers();
            assertThat(before)
                    .hasSize(COUNT)
                    .allMatch(container -> container.status().equals("running"));
            first.kill9();
            assertThat(before).allSatisfy(container -> assertThat(Files.exists(Path.of("/proc/" + container.pid())))
                    .isTrue());
            endOneWhileNobodyLooks(before.get(0));
            try (var again = closedAtEnd(new Client(startHelper().connect()))) {
                assertThat(again.containers())
                        .extracting(ContainerSummary::id, ContainerSummary::pid, ContainerSummary::status)
                        .contains(before.stream()
                                .skip(1)
                                .map(container -> tuple(container.id(), container.pid(), "running"))
                                .toArray(org.assertj.core.groups.Tuple[]::new));
                assertThat(again.awaitExit(before.get(0).id())).isEqualTo(137);
                before.forEach(container -> again.remove(container.id()));
            }
        }
    }

    private static void endOneWhileNobodyLooks(ContainerSummary container) {
        ProcessHandle.of(container.pid()).orElseThrow().destroyForcibly();
    }
}
