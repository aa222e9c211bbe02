package dev.slipway.system;

import static dev.slipway.system.FaultyPrograms.ANSWERS_RUBBISH;
import static dev.slipway.system.FaultyPrograms.FAILS;
import static dev.slipway.system.FaultyPrograms.HANGS;
import static dev.slipway.system.FaultyPrograms.TALKS_RUBBISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.runtime.RuntimeConfig;
import dev.slipway.runtime.state.ContainerStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The OCI runtime and the monitor fail, hang, talk rubbish, or are not there. */
class EngineProgramFaultTest extends EngineTest {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Consumer<Container> START = container -> container.start(false);

    private FaultyPrograms programs;
    private RuntimeConfig faulty;

    @BeforeEach
    void takeFaultyPrograms() {
        programs = new FaultyPrograms(file("programs"));
        faulty = config.edit()
                .runtimePath(programs.runtime())
                .createTimeout(SHORT)
                .runtimeTimeout(SHORT)
                .build();
        reopen(faulty);
    }

    @AfterEach
    void takeSoundPrograms() {
        reopen(config);
    }

    private void reopen(RuntimeConfig next) {
        engine.close();
        engine = openEngine(next);
    }

    static Stream<Arguments> failedStarts() {
        return Stream.of(
                arguments("create", FAILS, ErrorKind.OCI_RUNTIME, "it broke"),
                arguments("create", HANGS, ErrorKind.TIMEOUT, "longer than 2000 ms"),
                arguments("create", TALKS_RUBBISH, ErrorKind.OCI_RUNTIME, "}rubbish{"),
                arguments("create", ANSWERS_RUBBISH, ErrorKind.MONITOR, "could not make container"),
                arguments("start", FAILS, ErrorKind.OCI_RUNTIME, "it broke"),
                arguments("start", HANGS, ErrorKind.TIMEOUT, "longer than 2000 ms"),
                arguments("start", TALKS_RUBBISH, ErrorKind.OCI_RUNTIME, "}rubbish{"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("failedStarts")
    @Tag("R-OCI-01")
    @Tag("R-OCI-02")
    @Tag("R-OCI-03")
    void aStartThatFailsLeavesNothingAndCanBeRepeated(String command, String fault, ErrorKind kind, String said) {
        Container container = hooked();
        programs.let(command, fault);
        EngineException error = refused(() -> container.start(false));
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.message()).contains(said);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.CONFIGURED);
        assertThat(container.record().state().error()).isEqualTo(error.message());
        assertThat(container.record().state().exitCode()).isZero();
        assertMachineAgrees();
        programs.mend(command);
        container.start(false);
        assertMachineAgrees();
    }

    @Test
    @Tag("R-OCI-03")
    void aFreezeThatTheKernelCannotDoAtOnceIsTriedAgain() throws Exception {
        Container container = sleeping(null);
        container.start(false);
        Path tries = file("tries");
        programs.let(
                "pause",
                "echo try >>%1$s; if [ $(wc -l <%1$s) -lt 3 ]; then echo 'unable to freeze' >&2; exit 1; fi"
                        .formatted(tries));
        container.pause();
        assertThat(Files.readAllLines(tries)).hasSize(3);
        assertMachineAgrees();
        container.resume();
    }

    @Test
    @Tag("R-OCI-03")
    void aFreezeThatWasGivenUpIsNotDoneLater() {
        Container container = sleeping(null);
        container.start(false);
        programs.let(
                "pause",
                "/usr/sbin/runc \"$@\"; echo 'timeout of 10s reached waiting for the cgroup to freeze' >&2; exit 1");
        assertThat(refused(container::pause).message()).contains("waiting for the cgroup to freeze");
        assertMachineAgrees();
    }

    static Stream<Arguments> failedCommands() {
        Consumer<Container> pause = Container::pause;
        Consumer<Container> resume = Container::resume;
        Consumer<Container> kill = container -> container.kill(9);
        return Stream.of(
                arguments("pause", FAILS, pause, ErrorKind.OCI_RUNTIME),
                arguments("pause", HANGS, pause, ErrorKind.TIMEOUT),
                arguments("pause", TALKS_RUBBISH, pause, ErrorKind.OCI_RUNTIME),
                arguments("resume", FAILS, resume, ErrorKind.OCI_RUNTIME),
                arguments("resume", HANGS, resume, ErrorKind.TIMEOUT),
                arguments("kill", FAILS, kill, ErrorKind.OCI_RUNTIME),
                arguments("kill", HANGS, kill, ErrorKind.TIMEOUT),
                arguments("kill", TALKS_RUBBISH, kill, ErrorKind.OCI_RUNTIME));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("failedCommands")
    @Tag("R-OCI-03")
    @Tag("R-CTD-06")
    void aCommandThatFailsChangesNothingAndCanBeRepeated(
            String command, String fault, Consumer<Container> operation, ErrorKind kind) {
        Container container = sleeping(null);
        container.start(false);
        if (!command.equals("pause")) {
            container.pause();
        }
        var before = container.record();
        programs.let(command, fault);
        EngineException error = refused(() -> operation.accept(container));
        assertThat(error.kind()).isEqualTo(kind);
        assertThat(error.message())
                .contains(kind == ErrorKind.TIMEOUT ? "longer than" : fault.equals(FAILS) ? "it broke" : "}rubbish{");
        assertThat(error.id()).isEqualTo(container.id());
        assertThat(container.record()).isEqualTo(before);
        assertMachineAgrees();
        programs.mend(command);
        operation.accept(container);
        assertMachineAgrees();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {FAILS, HANGS, TALKS_RUBBISH})
    @Tag("R-OCI-03")
    @Tag("R-CTD-04")
    void whatCannotBeGivenBackIsToldAndGivenBackLater(String fault) {
        Container container = sleeping(null);
        container.start(false);
        programs.let("delete", fault);
        container.stop(Duration.ZERO);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.STOPPED);
        assertThat(container.record().state().exitCode()).isEqualTo(137);
        assertThat(container.record().state().error()).isNotBlank();
        programs.mend("delete");
        container.start(false);
        assertThat(container.record().state().error()).isNull();
        assertMachineAgrees();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {FAILS, HANGS, ANSWERS_RUBBISH})
    @Tag("R-OCI-07")
    void aStateThatCannotBeReadChangesNothing(String fault) {
        Container container = sleeping(null);
        container.start(false);
        var before = container.record();
        programs.let("state", fault);
        reopen(faulty);
        assertThat(state.container(container.id())).contains(before);
        EngineException error = refused(() -> engine.ociRuntime().state(container.id()));
        assertThat(error.kind()).isEqualTo(fault.equals(HANGS) ? ErrorKind.TIMEOUT : ErrorKind.OCI_RUNTIME);
        programs.mend("state");
        engine.containers().of(container.id()).stop(Duration.ZERO);
        assertMachineAgrees();
    }

    /** The runtime may say anything of a signal that came too late. */
    @Test
    @Tag("R-OCI-05")
    void aSignalThatFailsBecauseTheProcessIsGoneDidItsWork() throws Exception {
        Container container = sleeping(null);
        container.start(false);
        container.pause();
        programs.let(
                "kill",
                "/usr/sbin/runc \"$@\"; /usr/sbin/runc --root=" + config.runRoot() + "/runc resume "
                        + container.id() + "; while kill -0 "
                        + container.record().state().pid()
                        + " 2>/dev/null; do :; done; " + FAILS);
        container.kill(9);
        assertThat(ended(container).exitCode()).isEqualTo(137);
        programs.mend("kill");
        assertMachineAgrees();
    }

    static Stream<Arguments> brokenMonitors() {
        return Stream.of(
                arguments("exit 3", ErrorKind.MONITOR, "without an answer"),
                arguments("echo '}rubbish{' >&3", ErrorKind.MONITOR, "no JSON"),
                arguments("echo '[]' >&3", ErrorKind.MONITOR, "names no process"),
                arguments("echo '{\"data\": \"x\"}' >&3", ErrorKind.MONITOR, "names no process"),
                arguments("echo '{\"data\": 999999999}' >&3", ErrorKind.MONITOR, "left no pid"),
                arguments(HANGS, ErrorKind.TIMEOUT, "longer than 2000 ms"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenMonitors")
    @Tag("R-OCI-01")
    void aMonitorThatDoesNotAnswerAsItShould(String does, ErrorKind kind, String said) {
        assertStartFails(faulty.edit().conmonPath(programs.monitorThat(does)).build(), kind, said);
    }

    @Test
    @Tag("R-CTD-12")
    void aMonitorThatIsNotInstalledIsNamed() {
        EngineException error = assertStartFails(
                faulty.edit().conmonPath(Path.of("/no/such/conmon")).build(), ErrorKind.MONITOR, "/no/such/conmon");
        assertThat(error.hint()).contains("Install");
    }

    @Test
    @Tag("R-CTD-12")
    void aRuntimeThatIsNotInstalledIsNamed() {
        EngineException error = assertStartFails(
                faulty.edit().runtimePath(Path.of("/no/such/runc")).build(), ErrorKind.OCI_RUNTIME, "/no/such/runc");
        assertThat(error.hint()).contains("Install");
    }

    private EngineException assertStartFails(RuntimeConfig broken, ErrorKind kind, String said) {
        Container container = sleeping(null);
        reopen(broken);
        EngineException error =
                refused(() -> engine.containers().of(container.id()).start(false));
        assertThat(error.kind()).as(error.message()).isEqualTo(kind);
        assertThat(error.message()).contains(said);
        assertMachineAgrees();
        reopen(config);
        START.accept(engine.containers().of(container.id()));
        assertMachineAgrees();
        return error;
    }

    /** One that the engine starts by the runtime's own command, because of its hook. */
    private Container hooked() {
        var spec = JsonNodeFactory.instance.objectNode();
        spec.putObject("hooks").putArray("poststart").addObject().put("path", "/bin/true");
        return create(CreateContainer.ofRootfs(rootfs().toString(), SLEEP)
                .edit()
                .stopSignal(9)
                .spec(spec)
                .build());
    }

    private static EngineException refused(ThrowingCallable call) {
        EngineException error = catchThrowableOfType(EngineException.class, call);
        assertThat(error).isNotNull();
        return error;
    }
}
