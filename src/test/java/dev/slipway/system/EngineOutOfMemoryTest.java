package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.container.Resources;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Processes that the kernel kills for want of memory, for real, on either version of cgroups. */
@Tag("machine")
@Tag("host")
class EngineOutOfMemoryTest extends EngineTest {
    private static final long LIMIT = 32L << 20;
    /** The program itself, which the process has in memory but is not counted as its container's. */
    private static final long SHARED = 4L << 20;

    private static final String EAT = "x=aaaaaaaaaaaaaaaa; while true; do x=$x$x; done";
    /** Fills up to near its limit, then slowly. */
    private static final String EAT_SLOWLY = """
            x=$(busybox head -c 1000000 /dev/zero | busybox tr '\\0' a)
            i=0
            while true; do
                eval "v$i=\\$x"
                i=$((i + 1))
                [ $i -lt 22 ] || sleep 0.4
            done
            """;

    private CreateContainer limited(String script) {
        return request("/bin/sh", "-c", script)
                .edit()
                .stopSignal(9)
                .resources(new Resources(null, null, null, LIMIT, null, null, null, null))
                .build();
    }

    private List<Event> kills() {
        return state.events(1_000).stream()
                .filter(event -> event.action().equals("oom"))
                .toList();
    }

    private void awaitKills(int count) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(kills()).hasSize(count));
    }

    @Test
    @Tag("R-OOM-02")
    void aKilledChildIsToldAtOnceAndOnlyOnce() {
        Container container = create(limited("(" + EAT + "); exec sleep 1000"));
        container.start(false);
        awaitKills(1);
        assertThat(container.record().status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(container.record().state().oomKilled()).isTrue();
        Event kill = kills().get(0);
        assertThat(kill.id()).isEqualTo(container.id());
        assertThat(kill.attributes().get("limit")).isEqualTo((int) LIMIT);
        container.stop(Duration.ZERO);
        assertThat(kills()).hasSize(1);
        assertThat(container.record().state().oomKilled()).isTrue();
        container.start(false);
        await().until(() -> kills().size() == 2);
        assertThat(container.record().state().oomKilled()).isTrue();
    }

    @Test
    void theStoryTellsTheBiggestProcessTheLimitAndTheLastMinute() throws Exception {
        Container container = create(limited(EAT_SLOWLY));
        container.start(false);
        awaitKills(1);
        assertThat(ended(container).exitCode()).isEqualTo(137);
        Event kill = kills().get(0);
        assertThat(kill.attributes()).containsEntry("process", "sh").containsEntry("limit", (int) LIMIT);
        assertThat(((Number) kill.attributes().get("memory")).longValue()).isBetween(LIMIT / 2, LIMIT + SHARED);
        assertThat((Integer) kill.attributes().get("pid")).isPositive();
        assertThat((List<?>) kill.attributes().get("usage"))
                .hasSizeBetween(2, 61)
                .allSatisfy(bytes -> assertThat(((Number) bytes).longValue()).isBetween(1L, LIMIT));
        assertThat(state.events(100).stream().map(Event::action)).endsWith("oom", "died");
    }

    @Test
    void theLimitOfAPodKillsOneContainerAndIsToldOfThatOne() throws Exception {
        PodConfig pod = engine.pods()
                .create(CreatePod.named(null)
                        .edit()
                        .infra(false)
                        .share(Set.of())
                        .networks(List.of())
                        .build());
        Container bystander = create(CreateContainer.ofRootfs(rootfs().toString(), SLEEP)
                .edit()
                .pod(pod.id())
                .stopSignal(9)
                .build());
        Container eater = create(CreateContainer.ofRootfs(
                        rootfs().toString(),
                        List.of("/bin/sh", "-c", "while [ ! -e /tmp/go ]; do sleep 0.1; done; " + EAT))
                .edit()
                .pod(pod.id())
                .stopSignal(9)
                .build());
        bystander.start(false);
        eater.start(false);
        Files.writeString(
                CgroupFolder.of("memory", engine.pods().cgroupPath(pod))
                        .resolve(CgroupFolder.unified() ? "memory.max" : "memory.limit_in_bytes"),
                Long.toString(LIMIT));
        Files.writeString(rootfs().resolve("tmp/go"), "");
        assertThat(ended(eater).exitCode()).isEqualTo(137);
        assertThat(eater.record().state().oomKilled()).isTrue();
        assertThat(kills()).hasSize(1);
        assertThat(kills().get(0).attributes())
                .containsEntry("limit", (int) LIMIT)
                .containsEntry("pod", pod.id());
        bystander.stop(Duration.ZERO);
        assertThat(bystander.record().state().oomKilled()).isFalse();
        assertThat(kills()).hasSize(1);
    }

    @Test
    @Tag("R-OOM-02")
    void aKillWhileNoEngineLookedIsToldByTheNext() throws Exception {
        Container container = create(limited("while [ ! -e /tmp/go ]; do sleep 0.1; done; " + EAT));
        container.start(false);
        int pid = container.record().state().pid();
        engine.close();
        Files.writeString(rootfs().resolve("tmp/go"), "");
        await().until(() -> !Files.exists(Path.of("/proc/" + pid)));
        Path exit = config.runRoot().resolve("exits").resolve(container.id());
        await().until(() -> Files.exists(exit));
        Files.delete(CgroupFolder.of("memory", config.cgroupParent() + "/slipway-" + container.id()));
        engine = openEngine();
        assertThat(engine.containers().of(container.id()).record().state().oomKilled())
                .isTrue();
        assertThat(kills()).hasSize(1);
    }

    @Test
    @Tag("R-OOM-01")
    void anEndAndARemovalAreNoWantOfMemory() {
        Container container = create(limited("exec sleep 1000"));
        container.start(false);
        container.stop(Duration.ZERO);
        container.start(false);
        container.kill(9);
        await().until(() -> container.record().status() == ContainerStatus.EXITED);
        container.remove(true, false);
        assertThat(kills()).isEmpty();
        assertThat(state.events(100)).noneMatch(event -> event.attributes().containsKey("oomKilled"));
    }
}
