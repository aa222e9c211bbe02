package dev.slipway.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.ExecRequest;
import dev.slipway.runtime.container.Execs;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.os.Processes;
import dev.slipway.runtime.process.Attachment;
import dev.slipway.runtime.process.Output;
import dev.slipway.runtime.process.Streams;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.ExecSession.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Further processes in a running container. */
class EngineExecTest extends EngineTest {
    private static final Streams OUTPUT = new Streams(false, true, true);
    private static final Streams ALL = new Streams(true, true, true);

    private Container container;
    private Execs execs;

    @BeforeEach
    void startContainer() throws IOException {
        Files.writeString(rootfs().resolve("etc/passwd"), "root:x:0:0::/:/bin/sh\nmate:x:1000:50::/:/bin/sh\n");
        container = sleeping("ship");
        container.start(false);
        execs = engine.containers().execs();
    }

    @Test
    @Tag("R-EXEC-08")
    void runsToItsEndAndTellsItsOutputExitCodeAndEvents() throws Exception {
        ExecSession session = created(sh("echo out; echo err >&2; exit 7"));
        assertThat(session.status()).isEqualTo(Status.CREATED);

        Attachment attachment = execs.startAttached(session.id(), OUTPUT);

        assertThat(text(attachment)).isEqualTo("out\n[err\n]");
        ExecSession ended = ended(session);
        assertThat(ended.status()).isEqualTo(Status.STOPPED);
        assertThat(ended.exitCode()).isEqualTo(7);
        assertThat(ended.pid()).isZero();
        assertThat(ended.finishedAt()).isNotNull();
        List<Event> events = execEvents();
        assertThat(events).extracting(Event::action).containsExactly("exec", "exec_died");
        assertThat(events.get(0).attributes()).containsEntry("exec", session.id());
        assertThat(events.get(1).attributes())
                .containsEntry("exec", session.id())
                .containsEntry("exitCode", 7);
        assertNoFolderIsLeft();
    }

    @Test
    @Tag("R-EXEC-03")
    @Tag("R-EXEC-04")
    void oneThatEndsAtOnceIsNeverMissed() throws Exception {
        for (int i = 0; i < 20; i++) {
            ExecSession session = created(ExecRequest.of("/bin/true"));
            execs.start(session.id());
            assertThat(ended(session).exitCode()).isZero();
        }
        assertThat(execEvents()).hasSize(40);
        assertNoFolderIsLeft();
    }

    @Test
    @Tag("R-EXEC-04")
    void aRunningOneHasItsPidAndStartTimeAndHoldsNobodyUp() throws Exception {
        ExecSession session = started(ExecRequest.of("/bin/sleep", "1000"));

        assertThat(session.status()).isEqualTo(Status.RUNNING);
        assertThat(ProcessHandle.of(session.pid()).orElseThrow().isAlive()).isTrue();
        assertThat(session.pidStart()).isPositive();
        assertThat(session.startedAt()).isNotNull();
        container.pause();
        container.resume();
        execs.kill(session.id(), 9);
        assertThat(ended(session).exitCode()).isEqualTo(137);
    }

    @Test
    @Tag("R-EXEC-02")
    @Tag("R-EXEC-06")
    void eachHasAnIdOfItsOwnAndIsListedInOrder() {
        ExecSession first = created(ExecRequest.of("/bin/true"));
        ExecSession second = created(ExecRequest.of("/bin/true"));

        assertThat(new HashSet<>(List.of(first.id(), second.id())))
                .hasSize(2)
                .allMatch(id -> id.matches("[0-9a-f]{64}"));
        assertThat(execs.list("ship")).containsExactly(first, second);
        assertThat(execs.list(null)).containsExactly(first, second);
        assertThat(execs.require(first.id().substring(0, 12))).isEqualTo(first);
        assertThat(kind(() -> execs.require("0".repeat(64)))).isEqualTo(ErrorKind.NO_SUCH_EXEC);
    }

    @Test
    @Tag("R-EXEC-01")
    @Tag("R-EXEC-06")
    void onlyARunningContainerTakesOne() {
        container.pause();
        assertThat(kind(() -> created(ExecRequest.of("/bin/true")))).isEqualTo(ErrorKind.STATE_INVALID);
        container.resume();
        ExecSession early = created(ExecRequest.of("/bin/true"));
        container.stop(Duration.ZERO);
        assertThat(kind(() -> created(ExecRequest.of("/bin/true")))).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(kind(() -> execs.start(early.id()))).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(kind(() -> execs.create("nobody", ExecRequest.of("/bin/true"))))
                .isEqualTo(ErrorKind.NO_SUCH_CONTAINER);
    }

    @Test
    @Tag("R-EXEC-06")
    void badRequestsAreRefused() {
        assertThat(kind(() -> ExecRequest.of())).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(kind(() -> ExecRequest.of(""))).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        ExecRequest sound = ExecRequest.of("/bin/true");
        assertThat(kind(() -> sound.edit().workdir("tmp").build())).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(kind(() -> sound.edit().env(List.of("=x")).build())).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        ExecSession session = created(sound.edit().user("nobody-here").build());
        assertThat(kind(() -> execs.start(session.id()))).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(execs.list(null)).isEmpty();
        assertNoFolderIsLeft();
    }

    @Test
    @Tag("R-CTD-11")
    @Tag("R-CTD-13")
    void aProgramThatIsNotThereIsToldInTheRuntimesWordsAndNothingIsLeft() {
        for (boolean attached : new boolean[] {false, true}) {
            ExecSession session = created(ExecRequest.of("/bin/nothing"));
            EngineException error = catchThrowableOfType(EngineException.class, () -> {
                if (attached) {
                    execs.startAttached(session.id(), OUTPUT);
                } else {
                    execs.start(session.id());
                }
            });
            assertThat(error.kind()).isEqualTo(ErrorKind.OCI_RUNTIME);
            assertThat(error.message())
                    .contains("exec: \"/bin/nothing\": stat /bin/nothing: no such file or directory");
            assertThat(error.hint()).isNotNull();
            assertThat(execs.list(null)).isEmpty();
        }
        assertNoFolderIsLeft();
        assertThat(execEvents()).isEmpty();
    }

    @Test
    @Tag("R-EXEC-07")
    @Tag("R-CTD-07")
    void eachStepAsksForItsState() throws Exception {
        ExecSession session = created(ExecRequest.of("/bin/sleep", "1000"));
        assertThat(kind(() -> execs.kill(session.id(), 15))).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(kind(() -> execs.stop(session.id(), Duration.ZERO))).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(kind(() -> execs.resize(session.id(), 80, 24))).isEqualTo(ErrorKind.STATE_INVALID);
        execs.start(session.id());
        assertThat(kind(() -> execs.start(session.id()))).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(kind(() -> execs.remove(session.id(), false))).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(kind(() -> execs.resize(session.id(), 80, 24))).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(kind(() -> execs.kill(session.id(), 99))).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        var waiting = execs.await(session.id());
        execs.remove(session.id(), true);
        assertThat(waiting.get(10, SECONDS).exitCode()).isEqualTo(137);
        assertThat(kind(() -> execs.require(session.id()))).isEqualTo(ErrorKind.NO_SUCH_EXEC);
        assertThat(kind(() -> execs.remove(session.id(), true))).isEqualTo(ErrorKind.NO_SUCH_EXEC);
        ExecSession unused = created(ExecRequest.of("/bin/true"));
        execs.remove(unused.id(), false);
        assertThat(execs.list(null)).isEmpty();
        assertNoFolderIsLeft();
    }

    @Test
    @Tag("R-EXEC-05")
    void oneThatIsStoppedIsAskedToEndThenKilled() throws Exception {
        ExecSession polite = started(ExecRequest.of("/bin/sleep", "1000"));
        execs.stop(polite.id(), Duration.ofSeconds(20));
        assertThat(execs.require(polite.id()).exitCode()).isEqualTo(143);

        ExecSession deaf = created(sh("trap '' TERM; echo ready; while true; do sleep 1; done"));
        Attachment attachment = execs.startAttached(deaf.id(), OUTPUT);
        assertThat(attachment.read()).isNotNull();
        execs.stop(deaf.id(), Duration.ofMillis(200));
        assertThat(execs.require(deaf.id()).exitCode()).isEqualTo(137);
        attachment.close();
    }

    @Test
    @Tag("R-EXEC-01")
    void itsUserFolderEnvironmentAndCapabilitiesAreThoseAskedFor() throws Exception {
        ExecRequest request = sh("busybox id -u; busybox id -g; busybox pwd; echo $SHIP; echo $PATH")
                .edit()
                .user("mate")
                .workdir("/tmp")
                .env(List.of("SHIP=ferry"))
                .build();
        assertThat(output(request))
                .isEqualTo("1000\n50\n/tmp\nferry\n/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n");

        ExecRequest capabilities =
                sh("while read a b; do case $a in CapEff:) echo $b;; esac; done < /proc/self/status");
        String bounded = output(capabilities).strip();
        String all = output(capabilities.edit().privileged(true).build()).strip();
        String none = output(capabilities.edit().user("1000:1000").build()).strip();
        assertThat(bounded).isEqualTo("00000000a80425fb");
        assertThat(Files.readString(Path.of("/proc/self/status"))).contains("CapBnd:\t" + all);
        assertThat(none).isEqualTo("0".repeat(16));
    }

    @Test
    @Tag("R-CTD-01")
    void withoutAnybodyAttachedItsInputIsEmptyAndItsOutputGoesNowhere() throws Exception {
        ExecSession session = started(sh("cat && busybox yes 0123456789 | busybox head -c 1000000 && exit 3"));
        assertThat(ended(session).exitCode()).isEqualTo(3);
        assertThat(output(sh("busybox readlink /proc/self/fd/0"))).isEqualTo("/dev/null\n");
    }

    @Test
    @Tag("R-CTD-17")
    void itsInputIsHandedOnUntilItIsClosed() throws Exception {
        ExecSession session =
                created(ExecRequest.of("/bin/cat").edit().stdin(true).build());
        Attachment attachment = execs.startAttached(session.id(), ALL);
        byte[] bytes = "0123456789abcdef".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        Thread writer = new Thread(() -> {
            try {
                attachment.write(bytes);
                attachment.closeInput();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        writer.start();
        assertThat(text(attachment)).isEqualTo(new String(bytes, StandardCharsets.US_ASCII));
        assertThat(ended(session).exitCode()).isZero();
        writer.join();
    }

    @Test
    @Tag("R-CTD-17")
    @Tag("R-EXEC-07")
    void itsTerminalHasTheSizeThatWasSetLast() throws Exception {
        ExecSession session = created(sh("tty; read x; busybox stty size; read x; busybox stty size")
                .edit()
                .terminal(true)
                .build());
        Attachment attachment = execs.startAttached(session.id(), ALL);
        assertThat(line(attachment)).isEqualTo("/dev/pts/0");
        for (int width = 1; width <= 100; width++) {
            execs.resize(session.id(), width, 25);
        }
        attachment.write("\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(line(attachment)).isEmpty();
        assertThat(line(attachment)).isEqualTo("25 100");
        assertThat(kind(() -> execs.resize(session.id(), 0, 25))).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        execs.resize(session.id(), 80, 40);
        attachment.write("\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(line(attachment)).isEmpty();
        assertThat(line(attachment)).isEqualTo("40 80");
        assertThat(text(attachment)).isEmpty();
        assertThat(ended(session).exitCode()).isZero();
    }

    @Test
    @Tag("R-EXEC-09")
    void oneWithATerminalRunsOnWhenItIsDetachedFrom() throws Exception {
        ExecSession session = created(sh("read x; exit 5").edit().terminal(true).build());
        Attachment attachment = execs.startAttached(session.id(), ALL);
        attachment.close();
        assertThat(attachment.read()).isNull();
        assertThat(execs.require(session.id()).status()).isEqualTo(Status.RUNNING);
        assertThat(ProcessHandle.of(execs.require(session.id()).pid())
                        .orElseThrow()
                        .isAlive())
                .isTrue();
        execs.stop(session.id(), Duration.ZERO);
    }

    /** The monitor waits for the reader before it tells of the end. */
    @Test
    @Tag("R-EXEC-08")
    void aReaderThatDoesNotReadKeepsNobodyFromLearningOfTheEnd() throws Exception {
        ExecSession session = created(sh("busybox yes 0123456789"));
        Attachment attachment = execs.startAttached(session.id(), OUTPUT);
        assertThat(attachment.read()).isNotNull();
        execs.kill(session.id(), 9);
        assertThat(ended(session).exitCode()).isEqualTo(137);
        assertThat(text(attachment)).contains("0123456789");
    }

    @Test
    @Tag("R-EXEC-08")
    void anEndThatItsMonitorCouldNotTellIsLost() throws Exception {
        ExecSession session = started(ExecRequest.of("/bin/sleep", "1000"));
        ProcessHandle.of(session.monitorPid()).orElseThrow().destroyForcibly();
        ProcessHandle.of(session.pid()).orElseThrow().destroyForcibly();
        assertThat(ended(session).exitCode()).isEqualTo(-1);
    }

    @Test
    void endsWithItsContainer() throws Exception {
        ExecSession session = started(ExecRequest.of("/bin/sleep", "1000"));
        container.stop(Duration.ZERO);
        assertThat(ended(session).exitCode()).isEqualTo(137);
        assertThat(execs.list("ship")).hasSize(1);
        container.remove(false, false);
        assertThat(execs.list(null)).isEmpty();
        assertNoFolderIsLeft();
    }

    @Test
    @Tag("R-CTR-27")
    void whatRunsInAContainerGoesWithItByForceOnly() throws Exception {
        started(ExecRequest.of("/bin/sleep", "1000"));
        assertThat(kind(() -> container.remove(false, false))).isEqualTo(ErrorKind.STATE_INVALID);
        container.remove(true, false);
        assertThat(execs.list(null)).isEmpty();
        assertThat(execEvents()).extracting(Event::action).containsExactly("exec", "exec_died");
    }

    /** As one in the host's pid namespace would be, or one whose record a crash left. */
    @Test
    @Tag("R-CTR-27")
    void aRecordWhoseProcessIsGoneDoesNotKeepAContainerButOneThatRunsDoes() throws Exception {
        ExecSession session = started(ExecRequest.of("/bin/true"));
        ended(session);
        container.stop(Duration.ZERO);
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        long start = new Processes().startTime((int) stranger.pid());
        record(session, (int) stranger.pid(), start);
        assertThat(kind(() -> container.remove(false, false))).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
        stranger.waitFor();

        container.remove(false, false);

        assertThat(engine.containers().list()).isEmpty();
        List<Event> died = execEvents();
        assertThat(died.get(died.size() - 1).attributes()).containsEntry("exitCode", -1);
    }

    private void record(ExecSession session, int pid, long start) {
        state.commit(List.of(new Change.PutExec(
                session.edit().status(Status.RUNNING).pid(pid).pidStart(start).build())));
    }

    @Test
    void anotherEngineFindsThemAsTheyAre() throws Exception {
        ExecSession lasting = started(ExecRequest.of("/bin/sleep", "1000"));
        ExecSession ending = started(ExecRequest.of("/bin/sleep", "1000"));
        ExecSession lost = started(ExecRequest.of("/bin/sleep", "1000"));
        ExecSession unused = created(ExecRequest.of("/bin/true"));
        engine.close();
        ProcessHandle.of(ending.pid()).orElseThrow().destroyForcibly();
        ProcessHandle.of(lost.monitorPid()).orElseThrow().destroyForcibly();
        ProcessHandle.of(lost.pid()).orElseThrow().destroyForcibly();
        Path exit = config.runRoot()
                .resolve("execs")
                .resolve(ending.id())
                .resolve("exit")
                .resolve(container.id());
        await().until(() -> Files.exists(exit));
        Files.createDirectories(config.runRoot().resolve("execs").resolve("left"));

        engine = openEngine();
        execs = engine.containers().execs();

        assertThat(execs.require(ending.id()).exitCode()).isEqualTo(137);
        assertThat(execs.require(lost.id()).exitCode()).isEqualTo(-1);
        assertThat(execs.require(lasting.id()).status()).isEqualTo(Status.RUNNING);
        assertThat(kind(() -> execs.require(unused.id()))).isEqualTo(ErrorKind.NO_SUCH_EXEC);
        assertThat(execFolders()).containsExactly(lasting.id());
        execs.kill(lasting.id(), 15);
        assertThat(ended(lasting).exitCode()).isEqualTo(143);
    }

    /** As if the helper had been killed between the start of the process and the commit. */
    @Test
    void aStartThatWasCutIsTakenOn() throws Exception {
        ExecSession session = created(ExecRequest.of("/bin/sleep", "1000"));
        execs.start(session.id());
        engine.close();
        state.commit(List.of(new Change.PutExec(session)));

        engine = openEngine();
        execs = engine.containers().execs();

        assertThat(execs.require(session.id()).status()).isEqualTo(Status.RUNNING);
        execs.stop(session.id(), Duration.ofSeconds(20));
        assertThat(execs.require(session.id()).exitCode()).isEqualTo(143);
        assertThat(container().status()).isEqualTo(ContainerStatus.RUNNING);
    }

    private ContainerRecord container() {
        return engine.containers().require("ship").record();
    }

    @Test
    void onlyTheNewestThatHaveEndedAreKept() throws Exception {
        ExecSession session = ended(started(ExecRequest.of("/bin/true")));
        for (int i = 0; i < 70; i++) {
            state.commit(List.of(new Change.AddExec(session.edit()
                    .id(String.format("%064x", i))
                    .created(session.created().plusNanos(i + 1))
                    .build())));
        }
        ExecSession last = started(ExecRequest.of("/bin/true"));
        ended(last);
        assertThat(execs.list("ship")).hasSize(64).contains(execs.require(last.id()));
        assertThat(state.exec(session.id())).isEmpty();
    }

    private static ExecRequest sh(String script) {
        return ExecRequest.of("/bin/sh", "-c", script);
    }

    private ExecSession created(ExecRequest request) {
        return execs.create(container.id(), request);
    }

    private ExecSession started(ExecRequest request) {
        ExecSession session = created(request);
        execs.start(session.id());
        return execs.require(session.id());
    }

    private ExecSession ended(ExecSession session) throws Exception {
        return execs.await(session.id()).get(20, SECONDS);
    }

    private String output(ExecRequest request) throws Exception {
        ExecSession session = created(request);
        String output = text(execs.startAttached(session.id(), OUTPUT));
        ended(session);
        return output;
    }

    /** All of it, what it wrote to its standard error in brackets. */
    private static String text(Attachment attachment) throws IOException {
        StringBuilder text = new StringBuilder();
        try (attachment) {
            for (Output next = attachment.read(); next != null; next = attachment.read()) {
                String piece = new String(next.bytes(), StandardCharsets.UTF_8);
                text.append(next.errors() ? "[" + piece + "]" : piece);
            }
        }
        return text.toString();
    }

    private final StringBuilder unread = new StringBuilder();

    /** The next line of a terminal. */
    private String line(Attachment attachment) throws IOException {
        while (unread.indexOf("\n") < 0) {
            Output next = attachment.read();
            assertThat(next).isNotNull();
            unread.append(new String(next.bytes(), StandardCharsets.UTF_8));
        }
        String line = unread.substring(0, unread.indexOf("\n")).strip();
        unread.delete(0, unread.indexOf("\n") + 1);
        return line;
    }

    /** They go a moment after the end is told. */
    private void assertNoFolderIsLeft() {
        await().untilAsserted(() -> assertThat(execFolders()).isEmpty());
    }

    private Set<String> execFolders() {
        String[] names = config.runRoot().resolve("execs").toFile().list();
        return names == null ? Set.of() : Set.of(names);
    }

    private List<Event> execEvents() {
        return state.events(1000).stream()
                .filter(event -> event.action().startsWith("exec"))
                .toList();
    }

    private static ErrorKind kind(ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call).kind();
    }
}
