package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.pod.PodOutcome;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The container that pods belong to. */
class EnginePodServiceTest extends PodEngineTest {
    private Container service;
    private PodConfig first;
    private PodConfig second;

    @BeforeEach
    void twoPodsOfOneService() {
        service = sleeping("service");
        first = served("first");
        second = served("second");
        member(first, "a");
        member(second, "b");
    }

    private PodConfig served(String name) {
        return engine.pods()
                .create(CreatePod.named(name)
                        .on(List.of())
                        .edit()
                        .service("service")
                        .build());
    }

    @Test
    @Tag("R-POD-50")
    @Tag("R-POD-54")
    void itStartsBeforeItsPodsAndIsStoppedOnceNoneOfThemRuns() {
        engine.pods().start("first");
        assertThat(status(service)).isEqualTo(ContainerStatus.RUNNING);
        assertThat(Objects.requireNonNull(service.record().state().startedAt()))
                .isBefore(infra(first).record().state().startedAt());
        int pid = service.record().state().pid();
        engine.pods().start("second");
        engine.pods().stop("first", null);
        engine.pods().restart("second", null);
        assertThat(service.record().state().pid()).isEqualTo(pid);
        engine.pods().stop("second", null);
        await().until(() -> status(service) == ContainerStatus.EXITED);
        engine.pods().start("first");
        assertThat(status(service)).isEqualTo(ContainerStatus.RUNNING);
    }

    @Test
    @Tag("R-POD-49")
    @Tag("R-POD-54")
    void itIsRemovedWithTheLastOfThemAndNotBefore() {
        engine.pods().start("first");
        var refused = error(() -> service.remove(true, true));
        assertThat(refused.kind()).isEqualTo(ErrorKind.IN_USE);
        assertThat(refused.message())
                .startsWith("could not remove container service: it is the service container of pod ");
        assertThat(engine.containers().prune(container -> true, false)).isEmpty();
        engine.pods().remove("first", true, null);
        assertThat(engine.containers().lookups().has(service.id())).isTrue();
        assertThat(engine.pods().remove("second", true, null))
                .extracting(PodOutcome::name)
                .contains("service");
        assertThat(engine.containers().list()).isEmpty();
        List<String> removed = state.events(1000).stream()
                .filter(event -> event.action().equals("remove"))
                .map(event -> event.name())
                .toList();
        assertThat(removed).endsWith("b", "service", infraName(second), "second");
    }

    @Test
    @Tag("R-POD-49")
    void aPodStaysWhoseServiceContainerCannotBeRemoved() {
        engine.pods().remove("second", true, null);
        put(ContainerStatus.UNKNOWN);
        List<PodOutcome> outcomes = engine.pods().remove("first", true, null);
        assertThat(failed(outcomes)).containsExactly("service");
        assertThat(engine.pods().list()).extracting(PodConfig::id).containsExactly(first.id());
        put(ContainerStatus.CONFIGURED);
        engine.close();
        engine = openEngine();
        assertThat(engine.pods().list()).isEmpty();
        assertThat(engine.containers().list()).isEmpty();
    }

    private void put(ContainerStatus status) {
        ContainerRecord record = service.record();
        state.commit(List.of(new Change.PutContainer(
                new ContainerRecord(record.config(), record.state().withStatus(status)))));
    }

    private static String infraName(PodConfig pod) {
        return pod.id().substring(0, 12) + "-infra";
    }
}
