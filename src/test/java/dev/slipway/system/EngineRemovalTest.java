package dev.slipway.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.ContainerUpdate;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.container.Pruned;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.pod.CreatePod;
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

/** The end of containers for good: removed, evicted, pruned, or kept from it. */
class EngineRemovalTest extends EngineTest {
    @Test
    @Tag("R-CTR-20")
    @Tag("R-CTR-21")
    void manyWhoRemoveOneAtOnceAllSucceedAndItIsRemovedOnce() throws Exception {
        Container container = sleeping(null);
        container.start(false);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(CompletableFuture.runAsync(() -> container.remove(true, false)));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(60, SECONDS);
        assertThat(engine.containers().list()).isEmpty();
        assertThat(actions()).filteredOn("remove"::equals).hasSize(1);
    }

    @Test
    @Tag("R-CTR-21")
    @Tag("R-CTR-23")
    void aClosedEngineRefusesButForWhatIsRemovedAlready() {
        Container gone = sleeping(null);
        gone.remove(false, false);
        Container there = sleeping(null);
        engine.close();
        gone.remove(false, false);
        assertThat(kind(() -> there.remove(false, false))).isEqualTo(ErrorKind.RUNTIME_STOPPED);
        engine = openEngine();
        assertThat(engine.containers().list()).hasSize(1);
    }

    @Test
    @Tag("R-CTR-22")
    void podsAndTheirContainersAreRemovedAtOnceWithoutWaitingForEachOther() throws Exception {
        for (int i = 0; i < 4; i++) {
            PodConfig pod = pod();
            List<Container> members = List.of(member(pod), member(pod), member(pod));
            List<CompletableFuture<Void>> all = new ArrayList<>();
            all.add(CompletableFuture.runAsync(() -> engine.pods().start(pod.id())));
            for (Container member : members) {
                all.add(CompletableFuture.runAsync(() -> member.remove(true, false)));
            }
            all.add(CompletableFuture.runAsync(() -> engine.pods().remove(pod.id(), true, Duration.ZERO)));
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                    .exceptionally(refused -> null)
                    .get(60, SECONDS);
            assertThat(all).allMatch(CompletableFuture::isDone);
            if (!engine.pods().list().isEmpty()) {
                engine.pods().remove(pod.id(), true, Duration.ZERO);
            }
            assertThat(engine.containers().list()).isEmpty();
        }
    }

    @Test
    @Tag("R-CTR-24")
    void aPausedOneIsRemovedByForceAlone() {
        Container container = sleeping(null);
        container.start(false);
        container.pause();
        assertThat(kind(() -> container.remove(false, false))).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.PAUSED);
        container.remove(true, false);
        assertThat(engine.containers().list()).isEmpty();
    }

    @Test
    @Tag("R-CTR-25")
    void byForceItIsAskedToEndAndHasItsOwnTime() throws Exception {
        Container container =
                create(request("/bin/sh", "-c", "trap 'exit 3' USR1; echo up; while :; do sleep 0.1; done")
                        .edit()
                        .stopSignal(10)
                        .stopTimeout(Duration.ofMinutes(2))
                        .build());
        container.start(false);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.readString(container.logPath()).contains("up"));
        container.remove(true, false);
        assertThat(state.events(100))
                .filteredOn(event -> event.action().equals("died"))
                .extracting(event -> event.attributes().get("exitCode"))
                .containsExactly(3);
    }

    @Test
    @Tag("R-CTR-26")
    void whatRunsIsNotRemovedWithoutForceAndWhatIsNotKnownNotAtAll() {
        Container running = sleeping("running");
        running.start(false);
        assertThat(error(() -> running.remove(false, false)).message())
                .isEqualTo("could not remove container running: it is running");
        Container strange = sleeping("strange");
        ContainerRecord record = strange.record();
        state.commit(List.of(new Change.PutContainer(
                new ContainerRecord(record.config(), record.state().withStatus(ContainerStatus.UNKNOWN)))));
        assertThat(error(() -> strange.remove(false, false)).message())
                .isEqualTo("could not remove container strange: it is unknown");
        assertThat(error(() -> strange.remove(true, false)).hint()).contains("vict");
        strange.evict();
        assertThat(engine.containers().list()).hasSize(1);
    }

    @Test
    @Tag("R-CTR-28")
    @Tag("R-CTR-33")
    void whatOthersDependOnIsNeitherStoppedNorKilledBeforeItIsRefused() {
        Container running = sleeping("running");
        Container paused = sleeping("paused");
        running.start(false);
        paused.start(false);
        paused.pause();
        dependent("one", "running", "paused");
        dependent("two", "running");
        EngineException error = error(() -> running.remove(true, false));
        assertThat(error.kind()).isEqualTo(ErrorKind.DEPENDENTS_EXIST);
        assertThat(error.message()).containsPattern("one, two|two, one");
        assertThat(kind(() -> paused.remove(true, false))).isEqualTo(ErrorKind.DEPENDENTS_EXIST);
        assertThat(running.record().status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(paused.record().status()).isEqualTo(ContainerStatus.PAUSED);
    }

    @Test
    @Tag("R-CTR-29")
    @Tag("R-CTR-32")
    void whatCannotBeGivenBackStaysKnownAndIsRemovedLater() throws IOException {
        Container container = sleeping(null);
        container.init();
        Path obstacle = obstacle(container);
        try {
            assertThat(kind(() -> container.remove(false, false))).isEqualTo(ErrorKind.STORAGE);
            assertThat(container.record().status()).isEqualTo(ContainerStatus.REMOVING);
            assertThat(engine.ociRuntime().ids()).isEmpty();
            assertThat(kind(() -> container.start(false))).isEqualTo(ErrorKind.STATE_INVALID);
        } finally {
            Programs.run("umount", obstacle.toString());
        }
        container.remove(false, false);
        assertThat(engine.containers().list()).isEmpty();
    }

    @Test
    @Tag("R-CTR-30")
    void filesThatAreGoneAlreadyKeepNothingFromBeingRemoved() throws Exception {
        Container container = create(request("/bin/true"));
        container.start(false);
        ended(container);
        Programs.run("rm", "-r", file("root/containers/" + container.id()).toString());
        container.remove(false, false);
        assertThat(engine.containers().list()).isEmpty();
    }

    @Test
    @Tag("R-CTR-31")
    void itsCgroupGoesWithIt() {
        Container container = sleeping(null);
        container.start(false);
        Path cgroup = CgroupFolder.of("pids", container.cgroupPath());
        assertThat(cgroup).isDirectory();
        container.remove(true, false);
        assertThat(cgroup).doesNotExist();
    }

    @Test
    @Tag("R-CTR-32")
    void anInfraContainerIsRemovedWithItsPodAlone() {
        PodConfig pod = pod();
        Container infra = engine.containers().of(String.valueOf(pod.infraId()));
        assertThat(kind(() -> infra.remove(true, false))).isEqualTo(ErrorKind.IN_USE);
        assertThat(kind(infra::evict)).isEqualTo(ErrorKind.IN_USE);
        engine.pods().remove(pod.id(), false, null);
        assertThat(engine.containers().list()).isEmpty();
    }

    @Test
    @Tag("R-CTR-34")
    void whatDependsOnItIsRemovedBeforeItHoweverDeep() {
        Container base = sleeping("base");
        dependent("middle", "base");
        Container top = dependent("top", "middle", "base");
        top.start(true);
        assertThat(kind(() -> base.remove(false, true))).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(engine.containers().list()).hasSize(3);
        base.remove(true, true);
        assertThat(removedNames()).containsExactly("top", "middle", "base");
    }

    @Test
    @Tag("R-CTR-34")
    void whatCannotBeRemovedIsEvictedAndSweptUpLater() throws IOException {
        Container container = sleeping("stuck");
        container.start(false);
        Path obstacle = obstacle(container);
        try {
            assertThat(kind(() -> container.remove(true, false))).isEqualTo(ErrorKind.STORAGE);
            container.evict();
            assertThat(engine.containers().list()).isEmpty();
            assertThat(removedNames()).containsExactly("stuck");
        } finally {
            Programs.run("umount", obstacle.toString());
        }
        assertThat(obstacle).exists();
        engine.close();
        engine = openEngine();
        assertThat(obstacle.getParent()).doesNotExist();
        Container sound = sleeping("sound");
        sound.start(false);
        sound.evict();
        assertThat(engine.containers().list()).isEmpty();
    }

    @Test
    void whatIsProtectedIsRemovedByNoWay() {
        Container base = sleeping("base");
        Container top = create(request(SLEEP.toArray(String[]::new))
                .edit()
                .name("top")
                .dependsOn(List.of("base"))
                .stopSignal(9)
                .guarded(true)
                .build());
        top.start(true);
        for (Runnable removal : List.<Runnable>of(
                () -> top.remove(false, false),
                () -> top.remove(true, false),
                () -> base.remove(true, true),
                top::evict)) {
            EngineException refused = error(removal::run);
            assertThat(refused.kind()).isEqualTo(ErrorKind.NOT_PERMITTED);
            assertThat(refused.message()).contains("top");
            assertThat(refused.hint()).contains("container.update");
        }
        assertThat(top.record().status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(base.record().status()).isEqualTo(ContainerStatus.RUNNING);
        top.update(ContainerUpdate.NOTHING.withGuarded(false));
        base.remove(true, true);
        assertThat(engine.containers().list()).isEmpty();
    }

    @Test
    void aPodWithAProtectedContainerIsNotRemovedNorStopped() {
        PodConfig pod = pod();
        Container member = member(pod);
        member.update(ContainerUpdate.NOTHING.withGuarded(true));
        engine.pods().start(pod.id());
        assertThat(kind(() -> engine.pods().remove(pod.id(), true, null))).isEqualTo(ErrorKind.NOT_PERMITTED);
        assertThat(member.record().status()).isEqualTo(ContainerStatus.RUNNING);
        member.update(ContainerUpdate.NOTHING.withGuarded(false));
        engine.pods().remove(pod.id(), true, Duration.ZERO);
    }

    @Test
    @Tag("R-CTR-35")
    void whatNobodyUsesIsPruned() throws Exception {
        Container running = sleeping("running");
        running.start(false);
        dependent("leaf", "running");
        sleeping("held");
        dependent("holder", "held").start(true);
        Container ended = create(
                request("/bin/sh", "-c", "echo said").edit().name("ended").build());
        ended.start(false);
        ended(ended);
        sleeping("waiting").init();
        Container kept = sleeping("kept");
        kept.update(ContainerUpdate.NOTHING.withGuarded(true));
        PodConfig pod = pod();
        member(pod);
        List<Pruned> told = engine.containers().prune(container -> true, true);
        assertThat(engine.containers().list()).hasSize(9);
        List<Pruned> done = engine.containers().prune(container -> true, false);
        assertThat(done).extracting(Pruned::name).containsExactly("kept", "waiting", "ended", "leaf");
        assertThat(told)
                .extracting(Pruned::name)
                .isEqualTo(done.stream().map(Pruned::name).toList());
        assertThat(done.get(0).error())
                .satisfies(error -> assertThat(error.kind()).isEqualTo(ErrorKind.NOT_PERMITTED));
        assertThat(done.subList(1, 4)).extracting(Pruned::error).containsOnlyNulls();
        assertThat(done.get(2).bytes()).isPositive().isEqualTo(told.get(2).bytes());
        assertThat(engine.containers().list())
                .extracting(ContainerRecord::name)
                .contains("running", "held", "holder", "kept")
                .hasSize(6);
        kept.update(ContainerUpdate.NOTHING.withGuarded(false));
        assertThat(engine.containers().prune(container -> container.name().equals("other"), false))
                .isEmpty();
    }

    /** A mount in its run folder, which cannot be deleted as long as it is there. */
    private Path obstacle(Container container) throws IOException {
        Path obstacle = file("run/containers/" + container.id()).resolve("obstacle");
        Files.createDirectories(obstacle);
        Programs.run("mount", "-t", "tmpfs", "obstacle", obstacle.toString());
        return obstacle;
    }

    private Container dependent(String name, String... on) {
        return create(CreateContainer.ofRootfs(rootfs().toString(), SLEEP)
                .edit()
                .name(name)
                .stopSignal(9)
                .dependsOn(List.of(on))
                .build());
    }

    private PodConfig pod() {
        return engine.pods()
                .create(CreatePod.named(null).edit().share(Set.of("ipc")).build());
    }

    private Container member(PodConfig pod) {
        return create(CreateContainer.ofRootfs(rootfs().toString(), SLEEP)
                .edit()
                .pod(pod.id())
                .stopSignal(9)
                .build());
    }

    private List<String> removedNames() {
        return state.events(1000).stream()
                .filter(event -> event.action().equals("remove"))
                .map(Event::name)
                .toList();
    }

    private List<String> actions() {
        return state.events(1000).stream().map(Event::action).toList();
    }

    private static ErrorKind kind(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return error(call).kind();
    }

    private static EngineException error(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(EngineException.class, call);
    }
}
