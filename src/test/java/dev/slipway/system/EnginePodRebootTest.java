package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.pod.PodOutcome;
import dev.slipway.runtime.pod.PodStatus;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.RestartPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pods after a start of the machine. */
class EnginePodRebootTest extends EngineTest {
    private static final RestartPolicy ALWAYS = new RestartPolicy(RestartPolicy.When.ALWAYS, 0);

    private PodConfig pod;
    private Container infra;

    @BeforeEach
    void makePod() {
        pod = engine.pods().create(CreatePod.named("fleet"));
        infra = engine.containers().of(Objects.requireNonNull(pod.infraId()));
    }

    @Test
    @Tag("R-BOOT-01")
    @Tag("R-NET-05")
    @Tag("R-STATE-17")
    void itsContainersHaveEndedAndItsAddressIsFree() {
        Container member = member("member", RestartPolicy.NO);
        Container never = member("never", RestartPolicy.NO);
        startAll(infra, member);
        assertThat(network().reserved()).hasSize(1);
        reboot(infra, member);

        engine = openEngine();

        assertThat(network().reserved()).isEmpty();
        assertThat(engine.networks().attached()).isEmpty();
        assertThat(List.of(record(infra), record(member))).allSatisfy(record -> {
            assertThat(record.status()).isEqualTo(ContainerStatus.EXITED);
            assertThat(record.state().exitCode()).isEqualTo(-1);
            assertThat(record.state().pid()).isZero();
            assertThat(record.state().netns()).isNull();
            assertThat(record.state().networks()).isEmpty();
        });
        assertThat(record(never).status()).isEqualTo(ContainerStatus.CONFIGURED);
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.STOPPED);
        assertThat(state.pods()).containsExactly(pod);
        assertMachineAgrees();

        assertThat(engine.pods().start(pod.id()))
                .extracting(PodOutcome::error)
                .hasSize(3)
                .containsOnlyNulls();
        assertThat(network().reserved()).hasSize(1);
        assertMachineAgrees();
    }

    @Test
    @Tag("R-BOOT-01")
    void whatItsRestartPolicyKeepsRunsAgainInNewNamespaces() throws IOException {
        Container kept = member("kept", ALWAYS);
        Container besides = member("besides", ALWAYS);
        Container ended = member("ended", RestartPolicy.NO);
        startAll(infra, kept, besides, ended);
        reboot(infra, kept, besides, ended);

        engine = openEngine();

        await().until(() -> record(kept).status() == ContainerStatus.RUNNING
                && record(besides).status() == ContainerStatus.RUNNING);
        assertThat(record(infra).status()).isEqualTo(ContainerStatus.RUNNING);
        assertThat(record(ended).status()).isEqualTo(ContainerStatus.EXITED);
        for (String kind : List.of("net", "ipc", "uts")) {
            assertThat(namespace(kept, kind)).isEqualTo(namespace(infra, kind)).isEqualTo(namespace(besides, kind));
        }
        assertThat(network().reserved()).hasSize(1);
        assertMachineAgrees();
    }

    @Test
    @Tag("R-BOOT-01")
    void oneThatAUserStoppedStaysDown() {
        Container member = member("member", new RestartPolicy(RestartPolicy.When.UNLESS_STOPPED, 0));
        startAll(infra, member);
        engine.pods().stop(pod.id(), Duration.ZERO);
        reboot();

        engine = openEngine();

        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.EXITED);
        assertThat(record(member).state().restartAt()).isNull();
        assertMachineAgrees();
    }

    /** A boot ends: with it the processes and, but for their files, the network namespaces. */
    private void reboot(Container... running) {
        reboot("another-boot\n", running);
        for (Container each : running) {
            Path netns = file("run/netns/" + each.id());
            if (Files.exists(netns)) {
                Programs.run("umount", netns.toString());
            }
        }
    }

    private Container member(String name, RestartPolicy policy) {
        return create(request("/bin/sleep", "1000")
                .edit()
                .name(name)
                .stopSignal(9)
                .restartPolicy(policy)
                .pod(pod.id())
                .build());
    }

    private void startAll(Container... containers) {
        for (Container each : containers) {
            each.start(false);
        }
    }

    private ContainerRecord record(Container container) {
        return state.container(container.id()).orElseThrow();
    }

    private String namespace(Container container, String kind) throws IOException {
        int pid = record(container).state().pid();
        return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/" + kind)).toString();
    }
}
