package dev.slipway.system;

import static dev.slipway.system.FaultyPrograms.FAILS;
import static dev.slipway.system.FaultyPrograms.HANGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.pod.PodOutcome;
import dev.slipway.runtime.pod.PodStatus;
import dev.slipway.runtime.runtime.RuntimeConfig;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The OCI runtime, the monitor or a network plugin fails in the midst of an operation on a pod. */
class EnginePodFaultTest extends EngineTest {
    private static final Duration SHORT = Duration.ofSeconds(5);

    private FaultyPrograms programs;
    private RuntimeConfig faulty;
    private PodConfig pod;
    private Container infra;
    private Container first;
    private Container second;

    @BeforeEach
    void makePod() {
        programs = new FaultyPrograms(file("programs"));
        faulty = config.edit()
                .runtimePath(programs.runtime())
                .createTimeout(SHORT)
                .runtimeTimeout(SHORT)
                .build();
        reopen(faulty);
        pod = engine.pods().create(CreatePod.named("fleet"));
        infra = engine.containers().of(Objects.requireNonNull(pod.infraId()));
        first = member("first");
        second = member("second");
    }

    @AfterEach
    void takeSoundPrograms() {
        reopen(config);
    }

    static Stream<Arguments> faultsOfOne() {
        return Stream.of(arguments(FAILS, ErrorKind.OCI_RUNTIME), arguments(HANGS, ErrorKind.TIMEOUT));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faultsOfOne")
    @Tag("R-POD-50")
    void aContainerThatCannotBeMadeKeepsNoOtherFromRunning(String fault, ErrorKind kind) {
        programs.letFor(first.id(), "create", fault);
        assertThat(errors(start())).containsExactly(entry("first", kind));
        assertThat(first.record().status()).isEqualTo(ContainerStatus.CONFIGURED);
        assertThat(first.record().state().error()).isNotBlank();
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.DEGRADED);
        assertThat(podEvents()).doesNotContain("start");
        assertMachineAgrees();

        programs.mend("create");
        List<Integer> before = List.of(pid(infra), pid(second));
        assertThat(errors(start())).isEmpty();
        assertThat(List.of(pid(infra), pid(second))).isEqualTo(before);
        assertThat(podEvents()).contains("start");
        assertAllRun();
    }

    @Test
    @Tag("R-POD-50")
    void aContainerWithoutMonitorKeepsNoOtherFromRunning() {
        reopen(faulty.edit()
                .conmonPath(programs.monitorThatFor(second.id(), "exit 3"))
                .build());
        assertThat(errors(start())).containsExactly(entry("second", ErrorKind.MONITOR));
        assertMachineAgrees();
        reopen(config);
        assertThat(errors(start())).isEmpty();
        assertAllRun();
    }

    @Test
    @Tag("R-POD-11")
    void withoutTheInfraContainerNoneRuns() {
        programs.letFor(infra.id(), "create", FAILS);
        assertThat(errors(start()))
                .containsOnly(
                        entry(infra.record().name(), ErrorKind.OCI_RUNTIME),
                        entry("first", ErrorKind.STATE_INVALID),
                        entry("second", ErrorKind.STATE_INVALID));
        assertNoneRuns();
        programs.mend("create");
        assertThat(errors(start())).isEmpty();
        assertAllRun();
    }

    static Stream<Arguments> brokenPlugins() {
        return Stream.of(arguments("bridge", FAILS), arguments("host-local", FAILS), arguments("portmap", FAILS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenPlugins")
    @Tag("R-NET-01")
    @Tag("R-POD-11")
    void withoutItsNetworkNoneRunsAndNoAddressIsTaken(String type, String fault) {
        reopen(withPlugins(programs.plugin(type, "ADD", fault)));
        assertThat(errors(start()))
                .containsOnly(
                        entry(infra.record().name(), ErrorKind.NETWORK),
                        entry("first", ErrorKind.STATE_INVALID),
                        entry("second", ErrorKind.STATE_INVALID));
        assertNoneRuns();
        reopen(config);
        assertThat(errors(start())).isEmpty();
        assertAllRun();
    }

    @Test
    @Tag("R-NET-03")
    void anAddressThatCannotBeGivenBackIsGivenBackByTheNext() {
        reopen(withPlugins(programs.plugin("bridge", "DEL", FAILS)));
        assertThat(errors(start())).isEmpty();
        assertThat(errors(engine.pods().stop(pod.id(), Duration.ZERO))).isEmpty();
        assertThat(infra.record().status()).isEqualTo(ContainerStatus.STOPPED);
        assertThat(infra.record().state().error()).isNotBlank();
        assertThat(first.record().status()).isEqualTo(ContainerStatus.EXITED);
        reopen(config);
        assertNoneRuns();
        assertThat(errors(start())).isEmpty();
        assertAllRun();
    }

    @Test
    @Tag("R-POD-43")
    void aContainerThatCannotBeGivenBackKeepsThePod() {
        assertThat(errors(start())).isEmpty();
        programs.letFor(first.id(), "delete", FAILS);
        assertThat(errors(engine.pods().remove(pod.id(), true, Duration.ZERO)))
                .containsEntry("first", ErrorKind.OCI_RUNTIME)
                .doesNotContainKey("second");
        assertThat(state.pods()).hasSize(1);
        assertThat(state.podContainers(pod.id())).extracting("name").contains("first");
        programs.mend("delete");
        assertThat(errors(engine.pods().remove(pod.id(), true, Duration.ZERO))).isEmpty();
        assertThat(state.pods()).isEmpty();
        assertMachineAgrees();
    }

    private Container member(String name) {
        return create(request("/bin/sleep", "1000")
                .edit()
                .name(name)
                .stopSignal(9)
                .pod(pod.id())
                .build());
    }

    private List<PodOutcome> start() {
        return engine.pods().start(pod.id());
    }

    private void assertAllRun() {
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.RUNNING);
        assertMachineAgrees();
    }

    private void assertNoneRuns() {
        assertThat(state.containers()).allMatch(container -> !container.status().hasProcess());
        assertThat(engine.networks().attached()).isEmpty();
        assertMachineAgrees();
    }

    private List<String> podEvents() {
        return state.events(100).stream()
                .filter(event -> event.type() == Event.Type.POD)
                .map(Event::action)
                .toList();
    }

    private static Map<String, ErrorKind> errors(List<PodOutcome> outcomes) {
        Map<String, ErrorKind> errors = new HashMap<>();
        outcomes.stream()
                .filter(outcome -> outcome.error() != null)
                .forEach(outcome -> errors.put(
                        outcome.name(), Objects.requireNonNull(outcome.error()).kind()));
        return errors;
    }

    private static int pid(Container container) {
        return container.record().state().pid();
    }

    private RuntimeConfig withPlugins(Path folder) {
        List<Path> folders = new ArrayList<>(List.of(folder));
        folders.addAll(config.cniPluginDirs());
        return config.edit().cniPluginDirs(folders).build();
    }

    /** The containers are looked up anew by their ids, so they belong to the engine that is open. */
    private void reopen(RuntimeConfig next) {
        engine.close();
        engine = openEngine(next);
        if (pod != null) {
            infra = engine.containers().of(infra.id());
            first = engine.containers().of(first.id());
            second = engine.containers().of(second.id());
        }
    }
}
