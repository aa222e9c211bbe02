package dev.slipway.gui.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.filter.FilterWords;
import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ContainerSummaryBuilder;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.StatsSample;
import dev.slipway.protocol.model.StatsSampleBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerFilterTest {
    private static final List<ContainerSummary> ALL = List.of(
            ContainerSummaryBuilder.builder(
                            Containers.container("aaa1", "web-1", "running", "p1", Map.of("app", "web")))
                    .health("unhealthy")
                    .restartPolicy("on-failure:3")
                    .build(),
            ContainerSummaryBuilder.builder(
                            Containers.container("bbb2", "redis", "exited", null, Map.of("tier", "data")))
                    .guarded(true)
                    .build(),
            Containers.container("ccc3", "web-2", "paused", "p1", Map.of("app", "api")));

    private static final Map<String, StatsSample> SAMPLES =
            Map.of("aaa1", sample(0.25, 600L << 20), "ccc3", sample(1.5, 100L << 20));

    private final FilterWords<ContainerRow> words = ContainerFilter.words(world());

    private static World world() {
        PodSummary shop = new PodSummary(
                "p1",
                "shop",
                "running",
                Instant.EPOCH,
                Map.of(),
                null,
                List.of(),
                List.of(),
                "",
                List.of(),
                "continue",
                null);
        World world = new World();
        world.apply(List.of(new WorldUpdate(1, true, true, true, List.of(new Entry("pod", "p1", shop)))));
        return world;
    }

    private static StatsSample sample(double cpu, long memory) {
        return StatsSampleBuilder.builder()
                .time(Instant.EPOCH)
                .cpu(cpu)
                .memory(memory)
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'web-1 redis web-2'",
        "state:running, web-1",
        "label:app=web, web-1",
        "label:app, 'web-1 web-2'",
        "pod:shop, 'web-1 web-2'",
        "pod:shop state:paused, web-2",
        "WEB, 'web-1 web-2'",
        "id:bbb, redis",
        "ccc3, web-2",
        "bundle:demo red, redis",
        "10.90.0.7 redis, redis",
        "colour:red, ''",
        "network:slip web-1, web-1",
        "health:unhealthy, web-1",
        "health:none, 'redis web-2'",
        "restart:on-failure, web-1",
        "restart:no, 'redis web-2'",
        "protected:yes, redis",
        "protected:no, 'web-1 web-2'",
        "-state:running, 'redis web-2'",
        "-web, redis",
        "name:web -name:1, web-2",
        "'pod:\"sh\"', 'web-1 web-2'",
        "'\"sleep 1\"', 'web-1 redis web-2'",
        "mem>500M, web-1",
        "memory<=500M, web-2",
        "cpu>0.5, web-2",
        "cpu<0.5, web-1",
        "-cpu>0.5, 'web-1 redis'",
    })
    void keepsWhatAllTermsFit(String filter, String names) {
        assertThat(passing(filter)).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({
        "mem>abc, mem>abc: not a size. Write 500M or 2G., 'web-1 redis web-2'",
        "cpu<x state:running, cpu<x: not a number of cores. Write 0.5 or 2., web-1",
        "mem:5M, mem:5M: compare it. Write mem>500M., 'web-1 redis web-2'",
        "state>running, state>running: state has no amount. Write state:running., 'web-1 redis web-2'",
        "state:, '', 'web-1 redis web-2'",
        "-mem>, '', 'web-1 redis web-2'",
    })
    void aTermThatIsWrongIsToldAndOneThatIsBegunIsNot(String filter, String message, String names) {
        assertThat(words.read(filter).message()).isEqualTo(message);
        assertThat(passing(filter)).isEqualTo(names);
    }

    private String passing(String filter) {
        return ALL.stream()
                .map(container -> {
                    ContainerRow row = new ContainerRow(container);
                    row.sampleProperty().set(SAMPLES.get(container.id()));
                    return row;
                })
                .filter(words.read(filter).condition())
                .map(row -> row.summary().name())
                .collect(Collectors.joining(" "));
    }
}
