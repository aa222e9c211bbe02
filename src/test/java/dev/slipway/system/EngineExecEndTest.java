package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.ExecRequest;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.os.Processes;
import dev.slipway.runtime.process.Attachment;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.ExecSession.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How further processes in a container end, who learns of it, and what another engine finds of them. */
class EngineExecEndTest extends ExecEngineTest {
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
}
