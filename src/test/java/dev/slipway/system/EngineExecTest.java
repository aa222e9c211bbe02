package dev.slipway.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.container.ExecRequest;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.process.Attachment;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.ExecSession.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Further processes in a running container. */
class EngineExecTest extends ExecEngineTest {
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
}
