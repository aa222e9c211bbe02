package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.pod.PodOutcome;
import dev.slipway.runtime.pod.PodStatus;
import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pods, whose containers share the namespaces of their infra container. */
@Tag("machine")
@Tag("host")
class EnginePodTest extends EngineTest {
    @Test
    @Tag("R-CTR-32")
    void containersShareNamespacesAndStopTogether() throws Exception {
        PodConfig pod = engine.pods().create(CreatePod.named("fleet").on(List.of()));
        Container first = member("first", pod);
        Container second = member("second", pod);
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.CREATED);
        assertThat(engine.pods().start("fleet"))
                .extracting(PodOutcome::error)
                .containsOnlyNulls()
                .hasSize(3);
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.RUNNING);
        Container infra = engine.containers().of(Objects.requireNonNull(pod.infraId()));
        for (String kind : List.of("net", "ipc", "uts")) {
            assertThat(namespace(first, kind)).isEqualTo(namespace(infra, kind)).isEqualTo(namespace(second, kind));
        }
        assertThat(namespace(first, "pid")).isNotEqualTo(namespace(second, "pid"));
        first.stop(Duration.ZERO);
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.DEGRADED);
        assertThat(engine.pods().stop("fleet", Duration.ZERO))
                .extracting(PodOutcome::error)
                .containsOnlyNulls();
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.EXITED);
        assertThat(catchThrowableOfType(
                                EngineException.class, () -> engine.pods().remove("fleet", false, null))
                        .kind())
                .isEqualTo(ErrorKind.IN_USE);
        assertThat(catchThrowableOfType(EngineException.class, () -> infra.remove(true, true))
                        .kind())
                .isEqualTo(ErrorKind.IN_USE);
        engine.pods().remove("fleet", true, Duration.ZERO);
        assertThat(engine.pods().list()).isEmpty();
        assertThat(engine.containers().list()).isEmpty();
    }

    @Test
    void aRemovalThatWasCutShortIsDoneByTheNext() {
        PodConfig pod = engine.pods().create(CreatePod.named("fleet").on(List.of()));
        engine.pods().start("fleet");
        Container infra = engine.containers().of(Objects.requireNonNull(pod.infraId()));
        engine.containers().removeWithPod(infra.id(), List.of());
        assertThat(engine.pods().remove("fleet", true, Duration.ZERO)).isEmpty();
        assertThat(engine.pods().list()).isEmpty();
    }

    @Test
    void eachContainerHasItsOwnOutcome() {
        PodConfig pod = engine.pods().create(CreatePod.named(null).on(List.of()));
        create(request("/bin/nothing").edit().name("bad").pod(pod.id()).build());
        member("good", pod);
        List<PodOutcome> outcomes = engine.pods().start(pod.id());
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.error() != null)
                .extracting(PodOutcome::name)
                .containsExactly("bad");
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.DEGRADED);
    }

    @Test
    void joinsTheDefaultNetworkAndLeavesIt() throws Exception {
        PodConfig pod = engine.pods().create(CreatePod.named("net"));
        member("member", pod);
        assertThat(engine.pods().start("net")).extracting(PodOutcome::error).containsOnlyNulls();
        Container infra = engine.containers().of(Objects.requireNonNull(pod.infraId()));
        var networks = infra.record().state().networks();
        assertThat(networks).hasSize(1);
        assertThat(networks.get(0).addresses().get(0)).startsWith("10.90.");
        engine.close();
        engine = openEngine();
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.RUNNING);
        engine.pods().stop("net", Duration.ZERO);
        assertThat(engine.containers().of(infra.id()).record().state().netns()).isNull();
        assertThat(engine.networks().attached()).isEmpty();
    }

    private Container member(String name, PodConfig pod) {
        return create(request("/bin/sleep", "1000")
                .edit()
                .name(name)
                .stopSignal(9)
                .pod(pod.id())
                .build());
    }

    private static String namespace(Container container, String kind) throws java.io.IOException {
        int pid = container.record().state().pid();
        return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/" + kind)).toString();
    }
}
