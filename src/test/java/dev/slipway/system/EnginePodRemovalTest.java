package dev.slipway.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.ExecRequest;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.pod.PodOutcome;
import dev.slipway.runtime.pod.PodStatus;
import dev.slipway.runtime.state.Change;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How pods go. */
class EnginePodRemovalTest extends PodEngineTest {
    @Test
    @Tag("R-POD-13")
    @Tag("R-POD-40")
    void containersBesidesTheInfraContainerNeedForce() {
        PodConfig pod = pod("fleet");
        Container member = member(pod, "member");
        engine.pods().start("fleet");
        var refused = error(() -> engine.pods().remove("fleet", false, null));
        assertThat(refused.kind()).isEqualTo(ErrorKind.IN_USE);
        assertThat(refused.message()).isEqualTo("could not remove pod fleet: it has containers");
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.RUNNING);
        member.remove(true, false);
        assertThat(engine.pods().remove("fleet", false, null))
                .extracting(PodOutcome::error)
                .containsOnlyNulls()
                .hasSize(1);
        assertGone();
    }

    @Test
    @Tag("R-POD-13")
    @Tag("R-POD-41")
    void nothingIsStoppedIfTheStateOfOneIsNotKnown() {
        PodConfig pod = pod("fleet");
        Container running = member(pod, "running");
        Container strange = member(pod, "strange");
        running.start(true);
        put(strange, ContainerStatus.UNKNOWN);
        var refused = error(() -> engine.pods().remove("fleet", true, null));
        assertThat(refused.kind()).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(refused.message()).isEqualTo("could not remove pod fleet: its container strange is unknown");
        assertThat(status(running)).isEqualTo(ContainerStatus.RUNNING);
        assertThat(engine.pods().require("fleet").removing()).isFalse();
        put(strange, ContainerStatus.CONFIGURED);
        assertThat(engine.pods().remove("fleet", true, null))
                .extracting(PodOutcome::error)
                .containsOnlyNulls();
    }

    @Test
    @Tag("R-POD-13")
    @Tag("R-POD-43")
    void allAreStoppedBeforeOneIsRemoved() {
        PodConfig pod = pod("fleet");
        Container first = member(pod, "first");
        member(pod, "second", first);
        Container paused = member(pod, "paused");
        create(request("/bin/sh", "-c", "trap '' TERM; while :; do sleep 0.1; done")
                .edit()
                .name("stubborn")
                .pod(pod.id())
                .build());
        engine.pods().start("fleet");
        paused.pause();
        engine.pods().remove("fleet", true, Duration.ofMillis(200));
        assertGone();
        List<String> told = toldOfMembers(pod).stream()
                .filter(each -> each.startsWith("died ") || each.startsWith("remove "))
                .toList();
        assertThat(told).hasSize(8);
        assertThat(told.subList(0, 4)).allMatch(each -> each.startsWith("died "));
        assertThat(told).containsSubsequence("remove second", "remove first");
        assertThat(told(pod)).containsExactly("create", "start", "remove");
        assertMachineAgrees();
    }

    @Test
    @Tag("R-POD-13")
    @Tag("R-POD-41")
    void sessionsInItsContainersAreEnded() {
        PodConfig pod = engine.pods()
                .create(CreatePod.named("fleet")
                        .on(List.of())
                        .edit()
                        .share(Set.of("pid"))
                        .build());
        Container member = member(pod, "member");
        engine.pods().start("fleet");
        var execs = engine.containers().execs();
        var session = execs.create(member.id(), ExecRequest.of("/bin/sleep", "1000"));
        execs.start(session.id());
        int pid = execs.require(session.id()).pid();
        engine.pods().remove("fleet", true, null);
        assertGone();
        assertThat(Path.of("/proc/" + pid)).doesNotExist();
        assertThat(state.execs()).isEmpty();
    }

    @Test
    @Tag("R-POD-43")
    @Tag("R-POD-45")
    @Tag("R-POD-49")
    void oneThatCannotBeGivenBackStaysWithItsPodAndIsRemovedByTheNext() throws IOException {
        PodConfig pod = pod("fleet");
        Container stuck = member(pod, "stuck");
        member(pod, "sound");
        engine.pods().start("fleet");
        Path obstacle =
                Files.createDirectories(file("run/containers/" + stuck.id()).resolve("obstacle"));
        Programs.run("mount", "-t", "tmpfs", "obstacle", obstacle.toString());
        try {
            List<PodOutcome> outcomes = engine.pods().remove("fleet", true, null);
            assertThat(failed(outcomes)).containsExactly("stuck");
            assertThat(outcomes).extracting(PodOutcome::name).containsExactlyInAnyOrder("stuck", "sound");
            assertThat(engine.containers().list())
                    .extracting(ContainerRecord::id)
                    .containsExactlyInAnyOrder(stuck.id(), pod.infraId());
            assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.ERROR);
            assertThat(told(pod)).doesNotContain("remove");
            assertThat(error(() -> engine.pods().start("fleet")).message())
                    .isEqualTo("could not start pod fleet: its removal has begun");
            assertThat(error(() -> member(pod, "late")).kind()).isEqualTo(ErrorKind.STATE_INVALID);
        } finally {
            Programs.run("umount", obstacle.toString());
        }
        assertThat(engine.pods().remove("fleet", true, null))
                .extracting(PodOutcome::error)
                .containsOnlyNulls();
        assertGone();
    }

    @Test
    @Tag("R-POD-44")
    void aRemovalThatWasCutGoesOnWhenTheEngineIsOpenedAgain() {
        PodConfig pod = pod("fleet");
        Container first = member(pod, "first");
        member(pod, "second", first);
        PodConfig bare = engine.pods()
                .create(CreatePod.named("bare")
                        .edit()
                        .share(Set.of())
                        .infra(false)
                        .build());
        member(bare, "alone").start(false);
        engine.pods().start("fleet");
        engine.pods().stop("fleet", null);
        engine.pods().stop("bare", null);
        begin(pod);
        begin(bare);
        engine.close();
        engine = openEngine();
        assertGone();
        assertThat(told(pod)).endsWith("remove");
        assertThat(told(bare)).endsWith("remove");
        assertMachineAgrees();
    }

    @Test
    @Tag("R-POD-39")
    void twoRemovalsAtOnceAreOne() throws Exception {
        for (int i = 0; i < 3; i++) {
            PodConfig pod = pod("fleet");
            member(pod, "first");
            member(pod, "second");
            engine.pods().start("fleet");
            var all = new ArrayList<CompletableFuture<List<PodOutcome>>>();
            for (int j = 0; j < 4; j++) {
                all.add(CompletableFuture.supplyAsync(() -> engine.pods().remove(pod.id(), true, Duration.ZERO)));
            }
            for (var each : all) {
                each.handle((outcomes, failure) -> failure == null ? failed(outcomes) : late(failure))
                        .thenAccept(failed -> assertThat(failed).isEmpty())
                        .get(30, SECONDS);
            }
            assertGone();
            assertThat(told(pod)).containsOnlyOnce("remove");
        }
    }

    /** Whoever asks when it is gone is told so. */
    private static List<String> late(Throwable failure) {
        assertThat(failure).hasMessageContaining("could not find pod");
        return List.of();
    }

    /** What the state holds once the removal of a pod has begun. */
    private void begin(PodConfig pod) {
        List<Change> intent = new ArrayList<>();
        intent.add(new Change.PutPod(pod.edit().removing(true).build()));
        state.podContainers(pod.id())
                .forEach(each -> intent.add(new Change.PutContainer(
                        new ContainerRecord(each.config(), each.state().withStatus(ContainerStatus.REMOVING)))));
        state.commit(intent);
    }

    private void put(Container container, ContainerStatus status) {
        ContainerRecord record = container.record();
        state.commit(List.of(new Change.PutContainer(
                new ContainerRecord(record.config(), record.state().withStatus(status)))));
    }

    private void assertGone() {
        assertThat(engine.pods().list()).isEmpty();
        assertThat(engine.containers().list()).isEmpty();
    }
}
