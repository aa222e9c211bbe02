package dev.slipway.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.WaitCondition;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.pod.PodOutcome;
import dev.slipway.runtime.pod.PodStatus;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is done to all containers of a pod. */
class EnginePodMembersTest extends PodEngineTest {
    private static final String IGNORES_TERM = "trap '' TERM; while :; do sleep 0.1; done";

    @Test
    @Tag("R-POD-06")
    @Tag("R-POD-51")
    void allAreAskedToStopAtOnceEachWithItsOwnTime() {
        PodConfig pod = pod("fleet");
        Container one = stubborn(pod, "one");
        Container two = stubborn(pod, "two");
        Container never = member(pod, "never");
        one.start(true);
        two.start(true);
        assertThat(engine.pods().stop("fleet", null))
                .extracting(PodOutcome::error)
                .containsOnlyNulls()
                .hasSize(4);
        assertThat(List.of(status(one), status(two), status(infra(pod)), status(never)))
                .containsExactly(
                        ContainerStatus.EXITED,
                        ContainerStatus.EXITED,
                        ContainerStatus.EXITED,
                        ContainerStatus.CONFIGURED);
        assertThat(one.record().state().exitCode()).isEqualTo(137);
        List<String> ends = toldOfMembers(pod).stream()
                .filter(told -> told.startsWith("stop ") || told.startsWith("died "))
                .toList();
        assertThat(ends.subList(0, 2)).containsExactlyInAnyOrder("stop one", "stop two");
        assertThat(ends).hasSize(4);
        assertThat(told(pod)).containsExactly("create", "stop");
        assertMachineAgrees();
    }

    @Test
    @Tag("R-POD-06")
    void whatOthersDependOnIsStoppedAfterThem() {
        PodConfig pod = pod("fleet");
        Container first = member(pod, "first");
        member(pod, "second", first);
        engine.pods().start("fleet");
        engine.pods().stop("fleet", Duration.ofSeconds(5));
        assertThat(toldOfMembers(pod)).containsSubsequence("died second", "stop first", "died first");
        assertThat(infra(pod).record().state().finishedAt())
                .isAfterOrEqualTo(first.record().state().finishedAt());
    }

    @Test
    @Tag("R-POD-12")
    @Tag("R-POD-51")
    void oneThatCannotBeStoppedKeepsNoOtherFromIt() {
        PodConfig pod = pod("fleet");
        Container paused = member(pod, "paused");
        Container running = member(pod, "running");
        engine.pods().start("fleet");
        paused.pause();
        List<PodOutcome> outcomes = engine.pods().stop("fleet", null);
        assertThat(failed(outcomes)).containsExactly("paused");
        assertThat(status(running)).isEqualTo(ContainerStatus.EXITED);
        assertThat(status(infra(pod))).isEqualTo(ContainerStatus.EXITED);
        assertThat(told(pod)).doesNotContain("stop");
    }

    @Test
    @Tag("R-POD-07")
    @Tag("R-POD-12")
    void aSignalReachesThoseThatRunAndNoLockIsKept() throws Exception {
        PodConfig pod = pod("fleet");
        Container counts = create(request("/bin/sh", "-c", "trap 'exit 7' USR1; while :; do sleep 0.1; done")
                .edit()
                .name("counts")
                .pod(pod.id())
                .build());
        Container paused = member(pod, "paused");
        Container never = member(pod, "never");
        counts.start(true);
        paused.start(false);
        paused.pause();
        assertThat(engine.pods().kill("fleet", 10))
                .extracting(PodOutcome::name)
                .containsExactlyInAnyOrder("counts", infra(pod).record().name());
        assertThat(ended(counts).exitCode()).isEqualTo(7);
        assertThat(List.of(status(paused), status(never)))
                .containsExactly(ContainerStatus.PAUSED, ContainerStatus.CONFIGURED);
        paused.resume();
        assertThat(engine.pods().kill("fleet", 9)).extracting(PodOutcome::error).containsOnlyNulls();
        assertThat(paused.await(Set.of(WaitCondition.EXITED)).get(20, SECONDS).exitCode())
                .isEqualTo(137);
        assertThat(told(pod)).containsSubsequence("create", "kill", "kill");
        assertThat(error(() -> engine.pods().kill("fleet", 99)).kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }

    @Test
    @Tag("R-POD-51")
    void allThatRunAreFrozenAndGoOn() {
        PodConfig pod = pod("fleet");
        Container member = member(pod, "member");
        Container ended = member(pod, "ended");
        engine.pods().start("fleet");
        ended.stop(Duration.ZERO);
        ended.remove(false, false);
        assertThat(engine.pods().pause("fleet"))
                .extracting(PodOutcome::error)
                .containsOnlyNulls()
                .hasSize(2);
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.PAUSED);
        assertThat(engine.pods().pause("fleet")).isEmpty();
        assertThat(engine.pods().resume("fleet"))
                .extracting(PodOutcome::error)
                .containsOnlyNulls()
                .hasSize(2);
        assertThat(status(member)).isEqualTo(ContainerStatus.RUNNING);
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.RUNNING);
        assertThat(told(pod)).containsExactly("create", "start", "pause", "pause", "resume");
    }

    @Test
    @Tag("R-POD-04")
    void nothingCanBeDoneWithAPodThatIsGone() {
        PodConfig pod = pod("fleet");
        engine.pods().remove("fleet", false, null);
        List<ThrowingCallable> operations = List.of(
                () -> engine.pods().require(pod.id()),
                () -> engine.pods().start(pod.id()),
                () -> engine.pods().stop(pod.id(), null),
                () -> engine.pods().restart(pod.id(), null),
                () -> engine.pods().kill(pod.id(), 15),
                () -> engine.pods().pause(pod.id()),
                () -> engine.pods().resume(pod.id()),
                () -> engine.pods().remove(pod.id(), true, null),
                () -> member(pod, "late"));
        assertThat(operations).extracting(operation -> error(operation).kind()).containsOnly(ErrorKind.NO_SUCH_POD);
        assertThat(engine.pods().lookups().has(pod.id())).isFalse();
    }

    private Container stubborn(PodConfig pod, String name) {
        return create(request("/bin/sh", "-c", IGNORES_TERM)
                .edit()
                .name(name)
                .pod(pod.id())
                .stopTimeout(Duration.ofSeconds(1))
                .build());
    }
}
