package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.pod.PodStatus;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.ExitPolicy;
import dev.slipway.runtime.state.InitContainer;
import dev.slipway.runtime.state.PodConfig;
import dev.slipway.runtime.state.RestartPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a pod of which only the infra container is left. */
class EnginePodExitPolicyTest extends PodEngineTest {
    private PodConfig stopping(String name) {
        return engine.pods()
                .create(CreatePod.named(name)
                        .on(List.of())
                        .edit()
                        .exitPolicy(ExitPolicy.STOP)
                        .build());
    }

    @Test
    @Tag("R-POD-52")
    void itIsStoppedOnceTheLastOfTheOthersHasEndedIfThatIsItsPolicy() {
        PodConfig goesOn = pod("on");
        Container other = member(goesOn, "other");
        engine.pods().start("on");
        other.stop(null);
        PodConfig pod = stopping("fleet");
        Container first = member(pod, "first");
        Container last = member(pod, "last");
        engine.pods().start("fleet");
        first.kill(9);
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.DEGRADED);
        last.kill(9);
        awaitStatus(pod, PodStatus.EXITED);
        await().untilAsserted(() -> assertThat(told(pod)).containsExactly("create", "start", "stop"));
        assertThat(status(infra(goesOn))).isEqualTo(ContainerStatus.RUNNING);
        assertThat(engine.pods().status(goesOn.id())).isEqualTo(PodStatus.DEGRADED);
    }

    @Test
    @Tag("R-POD-52")
    void neitherARestartByHandNorByPolicyNorAStartOfThePodIsTakenForItsEnd() {
        PodConfig pod = stopping("fleet");
        Container again = create(sleeper(pod, "again")
                .edit()
                .restartPolicy(new RestartPolicy(RestartPolicy.When.ALWAYS, 0))
                .build());
        init(pod, "init", InitContainer.ALWAYS, "exit 0");
        engine.pods().start("fleet");
        int infraPid = infra(pod).record().state().pid();
        again.restart(null);
        int pid = again.record().state().pid();
        Programs.run("kill", "-9", Integer.toString(pid));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> status(again) == ContainerStatus.RUNNING
                        && again.record().state().pid() != pid);
        assertThat(infra(pod).record().state().pid()).isEqualTo(infraPid);
        assertThat(told(pod)).containsExactly("create", "start");
        engine.pods().restart("fleet", null);
        again.stop(null);
        awaitStatus(pod, PodStatus.EXITED);
        await().untilAsserted(() ->
                assertThat(told(pod)).containsExactly("create", "start", "stop", "start", "restart", "stop"));
    }

    @Test
    @Tag("R-POD-52")
    void itIsStoppedAlsoIfTheLastOneEndedWhileNoEngineWasThereOrIsRemoved() {
        PodConfig pod = stopping("fleet");
        Container last = member(pod, "last");
        engine.pods().start("fleet");
        int pid = last.record().state().pid();
        engine.close();
        Programs.run("kill", "-9", Integer.toString(pid));
        engine = openEngine();
        awaitStatus(pod, PodStatus.EXITED);
        engine.pods().start("fleet");
        engine.containers().of(last.id()).remove(true, false);
        await().until(() -> status(engine.containers().of(infra(pod).id())) == ContainerStatus.EXITED);
    }

    private void awaitStatus(PodConfig pod, PodStatus wanted) {
        await().atMost(Duration.ofSeconds(30)).until(() -> engine.pods().status(pod.id()) == wanted);
    }
}
