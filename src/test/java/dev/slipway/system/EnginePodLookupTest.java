package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.state.PodConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How pods are found. */
class EnginePodLookupTest extends PodEngineTest {
    @Test
    @Tag("R-POD-13")
    void filtersMustAllHoldAndValuesOfOneAreAlternatives() {
        PodConfig north = labelled("north", Map.of("sea", "north"));
        PodConfig south = labelled("south", Map.of("sea", "south"));
        PodConfig west = labelled("west", Map.of());
        engine.pods().start("north");
        assertThat(found(Map.of())).containsExactly(north, south, west);
        assertThat(found(Map.of("label", List.of("sea")))).containsExactly(north, south);
        assertThat(found(Map.of("label", List.of("sea=south", "sea=north"), "status", List.of("running"))))
                .containsExactly(north);
        assertThat(found(Map.of("name", List.of("out", "est")))).containsExactly(south, west);
        assertThat(found(Map.of("id", List.of(west.id().substring(0, 20))))).containsExactly(west);
        for (var wrong : List.of(Map.of("colour", List.of("red")), Map.of("status", List.of("happy")))) {
            assertThat(error(() -> found(wrong)).kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        }
        assertThat(engine.pods().require("west")).isEqualTo(west);
        assertThat(engine.pods().lookups().has(west.id())).isTrue();
        assertThat(engine.pods().lookups().has("west")).isFalse();
        var lookups = engine.pods().lookups();
        engine.close();
        assertThat(error(() -> lookups.has(west.id())).kind()).isEqualTo(ErrorKind.RUNTIME_STOPPED);
        engine = openEngine();
    }

    @Test
    @Tag("R-POD-55")
    void theLatestAndThoseOfRunningContainersAreFound() {
        assertThat(error(() -> engine.pods().lookups().latest()).kind()).isEqualTo(ErrorKind.NO_SUCH_POD);
        PodConfig one = pod("one");
        PodConfig two = pod("two");
        member(one, "member");
        assertThat(engine.pods().lookups().latest()).isEqualTo(two);
        assertThat(engine.pods().lookups().running()).isEmpty();
        engine.pods().start("one");
        assertThat(engine.pods().lookups().running()).containsExactly(one);
        engine.pods().stop("one", null);
        assertThat(engine.pods().lookups().running()).isEmpty();
    }

    private PodConfig labelled(String name, Map<String, String> labels) {
        return engine.pods()
                .create(CreatePod.named(name)
                        .on(List.of())
                        .edit()
                        .labels(labels)
                        .build());
    }

    private List<PodConfig> found(Map<String, List<String>> filters) {
        return engine.pods().lookups().matching(filters);
    }
}
