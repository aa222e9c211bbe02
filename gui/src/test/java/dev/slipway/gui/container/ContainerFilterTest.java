package dev.slipway.gui.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ContainerSummaryBuilder;
import java.util.List;
import java.util.Map;
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
    })
    void keepsWhatAllTermsFit(String filter, String names) {
        var condition = ContainerFilter.parse(filter, pod -> pod.equals("p1") ? "shop" : "");

        assertThat(String.join(
                        " ",
                        ALL.stream()
                                .filter(condition)
                                .map(ContainerSummary::name)
                                .toList()))
                .isEqualTo(names);
    }
}
