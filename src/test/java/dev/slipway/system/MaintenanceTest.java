package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.Resources;
import dev.slipway.protocol.rpc.RpcException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Restarts, health, updates, mounts and clearing up, over the socket. */
class MaintenanceTest extends SharedHelperTest {
    private static final int GROUP_ID = 100;

    @Override
    void prepare() {
        helperFolder().configure("[helper]\ngroup = \"users\"\n");
        try {
            Files.setPosixFilePermissions(folder().path(), PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @Tag("R-CTR-72")
    void aRestartingContainerTellsItsCountAndIsStopped() {
        var container = create(with("restarting", "/bin/sh", "-c", "exit 1")
                .restartPolicy(new ContainerCalls.RestartPolicy("always", null)));
        client().start(container);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client().summary(container).restartCount() >= 2);
        assertThat(client().summary(container).restartPolicy()).isEqualTo("always");
        client().call(
                        ContainerCalls.UPDATE,
                        new ContainerCalls.Update(
                                container, null, new ContainerCalls.RestartPolicy("no", null), null, null));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client().summary(container).status().equals("exited")
                        && client().inspect(container).state().restartAt() == null);
        client().remove(container);
    }

    @Test
    void healthIsAskedForSeenAndFiltered() {
        var container = create(with("checked", "/bin/sh", "-c", "echo up; exec sleep 1000")
                .healthcheck(new ContainerCalls.Healthcheck(
                        List.of("CMD-SHELL", "echo fine"), 3600.0, 10.0, null, null, null)));
        client().start(container);
        assertThat(client().summary(container).health()).isEqualTo("starting");
        var run = client().call(ContainerCalls.HEALTHCHECK, new Common.Id(container));
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).isEqualTo("fine\n");
        assertThat(client().inspect(container).state().health().runs()).containsExactly(run);
        var healthy = new ContainerCalls.ListQuery(null, Map.of("health", List.of("healthy")), null, null);
        assertThat(client().call(ContainerCalls.LIST, healthy)).hasSize(1);
        client().call(
                        ContainerCalls.UPDATE,
                        new ContainerCalls.Update(
                                container,
                                null,
                                null,
                                new ContainerCalls.Healthcheck(List.of("NONE"), null, null, null, null, null),
                                null));
        assertThat(client().summary(container).health()).isNull();
        client().remove(container);
    }

    @Test
    @Tag("R-OCI-11")
    void aLimitIsChangedWhileItRuns() throws IOException {
        var container = create(with("limited", "/bin/sleep", "1000"));
        client().start(container);
        client().call(
                        ContainerCalls.UPDATE,
                        new ContainerCalls.Update(
                                container,
                                new Resources(null, null, null, 48L << 20, null, null, null, null),
                                null,
                                null,
                                null));
        assertThat(client().summary(container).memoryLimit()).isEqualTo(48L << 20);
        var detail = client().inspect(container);
        assertThat(Files.readString(Path.of("/sys/fs/cgroup/memory" + detail.cgroupPath(), "memory.limit_in_bytes")))
                .isEqualTo((48L << 20) + "\n");
        client().remove(container);
    }

    @Test
    @Tag("R-CTR-35")
    void whatIsPrunedIsToldWithWhatIsLeftOut() {
        var kept = create(with("kept", "/bin/true").guarded(true));
        var gone = create(with("gone", "/bin/true"));
        client().start(gone);
        client().awaitExit(gone);
        var dry = client().call(SystemCalls.PRUNE, new SystemCalls.Prune(List.of("container"), null, true));
        assertThat(client().containers()).hasSize(2);
        var ofContainersAlone = Map.of("status", List.of("exited"));
        for (var other : List.of("volume", "network")) {
            var both = new SystemCalls.Prune(List.of("container", other), ofContainersAlone, null);
            assertThat(kind(() -> client().call(SystemCalls.PRUNE, both))).isEqualTo("INVALID_ARGUMENT");
            assertThat(client().containers()).hasSize(2);
        }
        var done = client().call(SystemCalls.PRUNE, new SystemCalls.Prune(null, null, null));
        assertThat(done).isEqualTo(dry);
        assertThat(done.objects()).extracting(SystemCalls.PrunedObject::name).containsExactly("gone", "kept");
        assertThat(done.objects()).extracting(SystemCalls.PrunedObject::kind).containsExactly(null, "NOT_PERMITTED");
        assertThat(done.bytes()).isPositive().isEqualTo(done.objects().get(0).bytes());
        assertThat(kind(() -> client().call(SystemCalls.PRUNE, new SystemCalls.Prune(List.of("ship"), null, null))))
                .isEqualTo("INVALID_ARGUMENT");
        assertThat(kind(() -> client().remove(kept))).isEqualTo("NOT_PERMITTED");
        assertThat(kind(() -> client().call(ContainerCalls.EVICT, new ContainerCalls.Evict(kept, null))))
                .isEqualTo("NOT_PERMITTED");
        client().call(ContainerCalls.UPDATE, new ContainerCalls.Update(kept, null, null, null, false));
        var evicted = client().call(ContainerCalls.EVICT, new ContainerCalls.Evict("kept", null));
        assertThat(evicted).isEqualTo(new Common.Named(kept, "kept"));
    }

    @Test
    @Tag("R-CTR-57")
    void aMountIsForRootAlone() {
        var container = create(with("mounted", "/bin/true"));
        var path = client().call(ContainerCalls.MOUNT, new Common.Id(container)).path();
        assertThat(Path.of(path, "bin")).isDirectory();
        client().call(ContainerCalls.UNMOUNT, new Common.Id(container));
        for (String method : List.of("container.mount", "container.unmount")) {
            var answer = Asker.ofGroup(GROUP_ID).ask(helperFolder().socket(), method, Map.of("id", container));
            assertThat(answer.at("/error/data/kind").asText()).isEqualTo("NOT_PERMITTED");
        }
        client().remove(container);
    }

    @Test
    @Tag("R-CTR-66")
    void anInspectionTellsHowItRunsAndHowItEnded() {
        var container = create(
                with("inspected", "/bin/sh", "-c", "echo up; read x; exit 1").stdin(true));
        client().start(container);
        var running = client().inspect(container);
        assertThat(running.state().status()).isEqualTo("running");
        assertThat(ProcessHandle.of(running.state().pid())).isPresent();
        assertThat(ProcessHandle.of(running.state().monitorPid())).isPresent();
        assertThat(running.state().startedAt()).isNotNull();
        assertThat(running.mounts())
                .anyMatch(mount -> mount.path("destination").asText().equals("/proc"));
        assertThat(running.spec().at("/process/args").get(0).asText()).isEqualTo("/bin/sh");
        assertThat(running.config()).containsEntry("stdin", true).containsEntry("restartPolicy", "no");
        assertThat(Path.of(running.logPath())).isRegularFile();
        client().kill(container, "KILL");
        var ended = client().inspect(container);
        assertThat(ended.state().exitCode()).isEqualTo(137);
        assertThat(ended.state().pid()).isZero();
        assertThat(ended.state().oomKilled()).isFalse();
        assertThat(ended.state().finishedAt()).isAfterOrEqualTo(running.state().startedAt());
        client().remove(container);
    }

    private String create(ContainerCallsCreateBuilder request) {
        return client().call(ContainerCalls.CREATE, request.build()).id();
    }

    private ContainerCallsCreateBuilder with(String name, String... command) {
        var bundle = client().importInPlace(bundles().hello(), name);
        return ContainerCallsCreateBuilder.builder()
                .bundle(bundle)
                .name(name)
                .command(List.of(command))
                .stopSignal("KILL");
    }

    private static String kind(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(RpcException.class, call)
                .kind()
                .orElseThrow()
                .name();
    }
}
