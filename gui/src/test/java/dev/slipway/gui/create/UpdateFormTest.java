package dev.slipway.gui.create;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.gui.container.Containers;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ContainerSummaryBuilder;
import dev.slipway.protocol.model.Resources;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpdateFormTest {
    private static final ContainerSummary NOW = ContainerSummaryBuilder.builder(
                    Containers.container("c1", "web", "running"))
            .memoryLimit(536_870_912L)
            .cpuLimit(2.0)
            .restartPolicy("on-failure:3")
            .build();

    private final UpdateForm form = new UpdateForm(NOW);

    @Test
    void changesNothingByItself() {
        assertThat(form.changed()).isFalse();
        assertThat(form.request()).isEqualTo(new ContainerCalls.Update("c1", null, null, null, null));
    }

    @Test
    void sendsWhatWasChangedAlone() {
        form.guarded.set(true);
        assertThat(form.request()).isEqualTo(new ContainerCalls.Update("c1", null, null, null, true));

        form.guarded.set(false);
        assertThat(form.changed()).isFalse();
    }

    @Test
    void followsTheWorldUntilTheUserChangesAField() {
        form.follow(ContainerSummaryBuilder.builder(NOW).guarded(true).build());
        assertThat(form.guarded.get()).isTrue();
        assertThat(form.changed()).isFalse();

        form.guarded.set(false);
        form.follow(
                ContainerSummaryBuilder.builder(NOW).guarded(true).cpuLimit(1.0).build());
        assertThat(form.request()).isEqualTo(new ContainerCalls.Update("c1", null, null, null, false));
    }

    @Test
    void takesAHealthCheckAway() {
        form.health.follow(new ContainerCalls.Healthcheck(List.of("CMD-SHELL", "true"), 30.0, 30.0, 0.0, 3, "none"));
        assertThat(form.changed()).isFalse();

        form.health.command().set("");

        assertThat(form.request().healthcheck())
                .isEqualTo(new ContainerCalls.Healthcheck(List.of("NONE"), null, null, null, null, null));
    }

    @Test
    void takesALimitAwayAsMinusOne() {
        form.limits.memory().set("");
        form.limits.cpus().set("0.5");

        assertThat(form.request().resources()).isEqualTo(new Resources(0.5, null, null, -1L, null, null, null, null));
    }

    @Test
    void readsWhatOnlyAnInspectionTells() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ContainerDetail detail = mapper.convertValue(Map.of("id", "c1"), ContainerDetail.class);
        JsonNode spec = mapper.readTree(
                "{\"linux\":{\"resources\":{\"pids\":{\"limit\":64},\"cpu\":{\"cpus\":\"0\",\"shares\":512}}}}");
        form.follow(
                new ContainerDetail(
                        "c1",
                        "web",
                        Instant.EPOCH,
                        detail.state(),
                        Map.of("healthcheck", Map.of("test", List.of("CMD", "true"), "interval", 5.0)),
                        spec,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null),
                mapper);

        assertThat(form.changed()).isFalse();
        assertThat(form.health.given())
                .isEqualTo(new ContainerCalls.Healthcheck(List.of("CMD", "true"), 5.0, null, null, null, null));
        assertThat(form.limits.given()).isEqualTo(new Resources(2.0, 512L, "0", 536_870_912L, null, null, 64L, null));
    }
}
