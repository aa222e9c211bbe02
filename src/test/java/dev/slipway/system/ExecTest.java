package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsExecBuilder;
import dev.slipway.protocol.call.ExecCalls;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.client.ProcessStreams;
import dev.slipway.protocol.frame.Frame;
import dev.slipway.protocol.model.ExecSummary;
import dev.slipway.protocol.model.WorldNotice;
import dev.slipway.protocol.rpc.ErrorKind;
import dev.slipway.protocol.rpc.RpcException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Further processes in containers, and their streams, over the socket. */
class ExecTest extends SharedHelperTest {
    private String container;

    @BeforeEach
    void startContainer() {
        container = client().create(client().importInPlace(bundles().hello(), "ship"), "ship");
        client().start(container);
    }

    @AfterEach
    void removeContainer() {
        if (client().containers().stream().anyMatch(each -> each.id().equals(container))) {
            client().remove(container);
        }
    }

    @Test
    @Tag("R-EXEC-07")
    @Tag("R-EXEC-08")
    void itsOutputComesByTheChannelAndItsExitCodeIsKnownAtTheEndOfThat() throws Exception {
        for (int i = 0; i < 5; i++) {
            var started = exec(command("echo out; echo err >&2; exit 7"));
            try (var streams = open(started)) {
                assertThat(text(streams)).isEqualTo("out\n[err\n]");
            }
            ExecSummary ended = inspect(started.exec());
            assertThat(ended.status()).isEqualTo("stopped");
            assertThat(ended.exitCode()).isEqualTo(7);
            assertThat(ended.pid()).isNull();
        }
        assertThat(client().call(ExecCalls.LIST, new ExecCalls.Query("ship"))).hasSize(5);
        assertThat(client().inspect(container).execs()).hasSize(5);
    }

    @Test
    void itsInputIsWhatTheClientSendsUntilItClosesIt() throws Exception {
        var started = exec(command("cat").stdin(true));
        try (var streams = open(started)) {
            streams.write(bytes("ahoy\u0010\u0011"));
            streams.closeInput();
            assertThat(text(streams)).isEqualTo("ahoy\u0010\u0011");
        }
        assertThat(inspect(started.exec()).exitCode()).isZero();
    }

    @Test
    @Tag("R-EXEC-09")
    void theDetachKeysLeaveATerminalRunning() throws Exception {
        var started = exec(command("read x; busybox stty size; read x").terminal(true));
        try (var streams = open(started)) {
            streams.resize(101, 31);
            streams.write(bytes("\n"));
            StringBuilder seen = new StringBuilder();
            while (seen.indexOf("31 101") < 0) {
                seen.append(text(streams.read()));
            }
            streams.write(bytes("\u0010"));
            streams.write(bytes("\u0011exit\n"));
            text(streams);
        }
        assertThat(inspect(started.exec()).status()).isEqualTo("running");
        client().call(ExecCalls.RESIZE, new ExecCalls.Resize(started.exec(), 80, 25));
        client().call(ExecCalls.REMOVE, new ExecCalls.Remove(started.exec(), true));
        assertThat(kind(() -> inspect(started.exec()))).isEqualTo(ErrorKind.NO_SUCH_EXEC);
    }

    @Test
    void oneWithoutAChannelIsKilledByName() {
        var started = exec(command("sleep 1000").detach(true));
        assertThat(started.channel()).isNull();
        assertThat(inspect(started.exec()).status()).isEqualTo("running");
        client().call(
                        ExecCalls.KILL,
                        new ExecCalls.Kill(
                                started.exec(), com.fasterxml.jackson.databind.node.TextNode.valueOf("SIGTERM")));
        await().until(() -> inspect(started.exec()).status().equals("stopped"));
        assertThat(inspect(started.exec()).exitCode()).isEqualTo(143);
        assertThat(kind(() -> client().call(ExecCalls.KILL, new ExecCalls.Kill(started.exec(), null))))
                .isEqualTo(ErrorKind.STATE_INVALID);
    }

    @Test
    void whatCannotBeRunIsRefusedWithReasonAndLeavesNothing() {
        RpcException error = catchThrowableOfType(RpcException.class, () -> exec(request("/bin/nothing")));
        assertThat(error.kind()).contains(ErrorKind.OCI_RUNTIME);
        assertThat(error.getMessage()).contains("stat /bin/nothing: no such file or directory");
        assertThat(kind(() -> exec(request()))).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(kind(() -> exec(command("true").detachKeys("ctrl-1")))).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(kind(() -> inspect("f".repeat(64)))).isEqualTo(ErrorKind.NO_SUCH_EXEC);
        assertThat(client().call(ExecCalls.LIST, new ExecCalls.Query(null))).isEmpty();
        client().pause(container);
        assertThat(kind(() -> exec(command("true")))).isEqualTo(ErrorKind.STATE_INVALID);
        client().resume(container);
    }

    /** Its input is at its end then; one with a terminal, or that does not read, runs on. */
    @Test
    void aClientThatVanishesLeavesNothingButTheProcess() throws Exception {
        long streams = streams();
        var reading = exec(command("cat; exit 9").stdin(true));
        open(reading).close();
        await().until(() -> inspect(reading.exec()).status().equals("stopped"));
        assertThat(inspect(reading.exec()).exitCode()).isEqualTo(9);
        var flooding = exec(command("busybox yes"));
        var flood = open(flooding);
        assertThat(flood.read()).isNotNull();
        flood.close();
        var terminal = exec(command("sleep 1000").terminal(true));
        open(terminal).close();
        await().until(() -> streams() <= streams);
        assertThat(inspect(terminal.exec()).status()).isEqualTo("running");
        assertThat(inspect(flooding.exec()).status()).isEqualTo("running");
        var after = exec(command("echo on"));
        try (var other = open(after)) {
            assertThat(text(other)).isEqualTo("on\n");
        }
    }

    @Test
    void aClientThatDoesNotReadHoldsUpNobodyButItsProcess() throws Exception {
        var flooding = exec(command("busybox yes"));
        try (var unread = open(flooding)) {
            for (int i = 0; i < 3; i++) {
                var started = exec(command("echo " + i));
                try (var streams = open(started)) {
                    assertThat(text(streams)).isEqualTo(i + "\n");
                }
            }
            client().call(ExecCalls.KILL, new ExecCalls.Kill(flooding.exec(), null));
            await().until(() -> inspect(flooding.exec()).status().equals("stopped"));
            assertThat(inspect(flooding.exec()).exitCode()).isEqualTo(137);
            assertThat(text(unread)).startsWith("y\n");
        }
    }

    @Test
    void whatIsNoFrameEndsTheChannelOnly() throws Exception {
        var started = exec(command("sleep 1000"));
        try (var channel = client().connection().openChannel(started.channel())) {
            channel.output().write(new byte[] {0, 127, 0, 0, 0});
            assertThat(channel.input().read()).isNegative();
        }
        assertThat(inspect(started.exec()).status()).isEqualTo("running");
        assertThat(client().summary(container).status()).isEqualTo("running");
    }

    @Test
    void whoWatchesTheWorldSeesItsSessions() throws Exception {
        var notices = new java.util.concurrent.CopyOnWriteArrayList<WorldNotice.Change>();
        var watching = connect().connection();
        watching.on("world", notice -> {
            List<WorldNotice.Change> changes = notice.as(WorldNotice.class).changes();
            if (changes != null) {
                changes.stream().filter(change -> change.kind().equals("exec")).forEach(notices::add);
            }
        });
        watching.call(SystemCalls.WORLD_WATCH, new SystemCalls.WorldWatch(null))
                .get(10, java.util.concurrent.TimeUnit.SECONDS);
        var started = exec(command("exit 3"));
        try (var streams = open(started)) {
            text(streams);
        }
        await().until(() -> notices.stream()
                .map(change -> change.object().path("status").asText())
                .toList()
                .equals(List.of("created", "running", "stopped")));
        assertThat(notices).allSatisfy(change -> assertThat(change.id()).isEqualTo(started.exec()));
        client().call(ExecCalls.REMOVE, new ExecCalls.Remove(started.exec(), null));
        await().until(() -> notices.get(notices.size() - 1).op().equals("delete"));
        var last = exec(command("true").detach(true));
        await().until(() -> inspect(last.exec()).status().equals("stopped"));
        client().remove(container);
        await().until(() -> notices.get(notices.size() - 1).op().equals("delete"));
        assertThat(notices.get(notices.size() - 1).id()).isEqualTo(last.exec());
    }

    @Test
    @Tag("R-CTR-52")
    @Tag("R-CTR-56")
    void aContainerIsAttachedToBeforeItsStartAndWhileItRuns() throws Exception {
        String other = client().create(
                        client().importInPlace(
                                        bundles().running("speaker", "/bin/sh", "-c", "echo first; exit 6"), "speaker"),
                        "speaker");
        try (var streams = client().connection()
                .openProcess(client().call(ContainerCalls.START, new ContainerCalls.Start(other, null, true))
                        .channel())) {
            assertThat(text(streams)).isEqualTo("first\n");
        }
        assertThat(client().summary(other).exitCode()).isEqualTo(6);
        assertThat(client().call(ContainerCalls.START, new ContainerCalls.Start(other, null))
                        .channel())
                .isNull();
        client().remove(other);

        try (var streams = attach(null);
                var another = attach(null)) {
            assertThat(streams.read()).isNotNull();
            assertThat(another.read()).isNotNull();
        }
        assertThat(client().summary(container).status()).isEqualTo("running");
        assertThat(kind(() -> attach(false))).isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }

    @Test
    @Tag("R-TOP-01")
    @Tag("R-CTD-15")
    void itsProcessesAreAmongThoseOfTheContainer() {
        var started = exec(command("sleep 1234").detach(true));
        int first = client().inspect(container).state().pid();
        int shell = inspect(started.exec()).pid();
        await().untilAsserted(() -> assertThat(client().call(ContainerCalls.TOP, new Common.Id(container)))
                .filteredOn(process -> process.command().equals("sleep 1234"))
                .singleElement()
                .satisfies(process -> assertThat(process.ppid() == shell || process.pid() == shell)
                        .isTrue()));
        List<Integer> pids = client().call(ContainerCalls.PIDS, new Common.Id(container));
        assertThat(pids).contains(first, shell).isSorted();
        client().stop(container);
        assertThat(kind(() -> client().call(ContainerCalls.TOP, new Common.Id(container))))
                .isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(kind(() -> client().call(ContainerCalls.PIDS, new Common.Id(container))))
                .isEqualTo(ErrorKind.STATE_INVALID);
    }

    private ProcessStreams attach(Boolean output) throws IOException {
        var query = new ContainerCalls.Attach(container, null, output, output, null);
        return client().connection()
                .openProcess(client().call(ContainerCalls.ATTACH, query).channel());
    }

    private ContainerCallsExecBuilder request(String... command) {
        return ContainerCallsExecBuilder.builder().id("ship").command(List.of(command));
    }

    private ContainerCallsExecBuilder command(String script) {
        return request("/bin/busybox", "sh", "-c", script);
    }

    private ContainerCalls.ExecStarted exec(ContainerCallsExecBuilder request) {
        return client().call(ContainerCalls.EXEC, request.build());
    }

    private ProcessStreams open(ContainerCalls.ExecStarted started) throws IOException {
        return client().connection().openProcess(started.channel());
    }

    private ExecSummary inspect(String exec) {
        return client().call(ExecCalls.INSPECT, new Common.Id(exec));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Frame frame) {
        String text = new String(frame.bytes(), StandardCharsets.UTF_8);
        return frame.stream() == Frame.STDERR ? "[" + text + "]" : text;
    }

    private static String text(ProcessStreams streams) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Frame next = streams.read(); next != null; next = streams.read()) {
            text.append(text(next));
        }
        return text.toString();
    }

    /** Of the helper; a thread for each connection ends before its descriptor is given back. */
    /** How many sockets and pipes the helper has open; its files come and go with the statistics. */
    private long streams() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(helperPid()), "fd"))) {
            return open.filter(ExecTest::isStream).count();
        }
    }

    private static boolean isStream(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().matches("(socket|pipe):.*");
        } catch (IOException e) {
            return false; // closed in between
        }
    }

    private static ErrorKind kind(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(RpcException.class, call).kind().orElseThrow();
    }
}
