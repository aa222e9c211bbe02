package dev.slipway.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.WaitCondition;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.pod.PodOutcome;
import dev.slipway.runtime.pod.PodStatus;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.InitContainer;
import dev.slipway.runtime.state.PodConfig;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the containers of a pod start. */
class EnginePodStartTest extends PodEngineTest {
    @Test
    @Tag("R-POD-11")
    void eachStartsAfterWhatItDependsOn() {
        PodConfig pod = pod("fleet");
        Container first = member(pod, "first");
        Container left = member(pod, "left", first);
        Container right = member(pod, "right", first);
        Container last = member(pod, "last", left, right);
        assertThat(engine.pods().start("fleet"))
                .extracting(PodOutcome::error)
                .containsOnlyNulls()
                .hasSize(5);
        assertThat(started(infra(pod))).isBefore(started(first));
        assertThat(started(first)).isBefore(started(left)).isBefore(started(right));
        assertThat(started(last)).isAfter(started(left)).isAfter(started(right));
        assertThat(told(pod)).containsExactly("create", "start");
    }

    @Test
    @Tag("R-POD-05")
    @Tag("R-POD-11")
    void aFailedOneFailsItsDependentsAndNoOthers() {
        PodConfig pod = pod("fleet");
        Container bad =
                create(request("/bin/nothing").edit().name("bad").pod(pod.id()).build());
        Container dependent = member(pod, "dependent", bad);
        Container after = member(pod, "after", dependent);
        Container good = member(pod, "good");
        List<PodOutcome> outcomes = engine.pods().start("fleet");
        assertThat(failed(outcomes)).containsExactlyInAnyOrder("bad", "dependent", "after");
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.name().equals("after"))
                .extracting(outcome -> Objects.requireNonNull(outcome.error()).kind() + ": "
                        + outcome.error().message())
                .containsExactly(
                        "STATE_INVALID: could not start container after: it depends on dependent, which did not start");
        assertThat(status(dependent)).isEqualTo(ContainerStatus.CONFIGURED);
        assertThat(after.record().state().error()).isNull();
        assertThat(status(good)).isEqualTo(ContainerStatus.RUNNING);
        assertThat(told(pod)).containsExactly("create");
        assertThat(PodOutcome.summary("start", "fleet", outcomes))
                .startsWith("could not start 3 of 5 containers of pod fleet: bad: could not ")
                .endsWith("(and 2 more)");
    }

    @Test
    @Tag("R-POD-05")
    @Tag("R-POD-11")
    void thoseThatRunAreLeftAloneAndPausedOnesAreAFailure() {
        PodConfig pod = pod("fleet");
        Container running = member(pod, "running");
        Container paused = member(pod, "paused");
        Container ended = member(pod, "ended");
        engine.pods().start("fleet");
        int pid = running.record().state().pid();
        paused.pause();
        ended.stop(Duration.ZERO);
        List<PodOutcome> outcomes = engine.pods().start("fleet");
        assertThat(failed(outcomes)).containsExactly("paused");
        assertThat(outcomes)
                .extracting(PodOutcome::error)
                .filteredOn(Objects::nonNull)
                .allMatch(refused -> refused.kind() == ErrorKind.STATE_INVALID);
        assertThat(running.record().state().pid()).isEqualTo(pid);
        assertThat(status(ended)).isEqualTo(ContainerStatus.RUNNING);
        assertThat(told(pod)).containsExactly("create", "start");
    }

    @Test
    @Tag("R-POD-09")
    void aPodOfNothingCanBeStartedStoppedAndSignalled() {
        PodConfig pod = engine.pods()
                .create(CreatePod.named("empty")
                        .edit()
                        .share(Set.of())
                        .infra(false)
                        .build());
        assertThat(engine.pods().start("empty")).isEmpty();
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.CREATED);
        assertThat(engine.pods().kill("empty", 15)).isEmpty();
        assertThat(engine.pods().stop("empty", null)).isEmpty();
        assertThat(engine.pods().remove("empty", false, null)).isEmpty();
        assertThat(engine.pods().list()).isEmpty();
    }

    @Test
    @Tag("R-POD-50")
    void initContainersRunToTheirEndsOneAfterTheOtherBeforeTheOthers() throws Exception {
        PodConfig pod = pod("fleet");
        Container member = member(pod, "member");
        Container always = init(pod, "one", InitContainer.ALWAYS, "sleep 0.2; echo one >> /tmp/order");
        init(pod, "two", InitContainer.ONCE, "echo two >> /tmp/order");
        assertThat(engine.pods().start("fleet")).extracting(PodOutcome::error).containsOnlyNulls();
        assertThat(Files.readString(rootfs().resolve("tmp/order"))).isEqualTo("one\ntwo\n");
        assertThat(started(member)).isAfter(always.record().state().finishedAt());
        assertThat(engine.containers().list())
                .extracting(container -> container.name())
                .contains("one", "member")
                .doesNotContain("two");
        assertThat(engine.pods().status(pod.id())).isEqualTo(PodStatus.RUNNING);

        engine.pods().stop("fleet", null);
        engine.pods().start("fleet");
        assertThat(Files.readString(rootfs().resolve("tmp/order"))).isEqualTo("one\ntwo\none\n");
        engine.pods().start("fleet");
        assertThat(Files.readString(rootfs().resolve("tmp/order"))).isEqualTo("one\ntwo\none\n");
    }

    @Test
    @Tag("R-POD-50")
    void anInitContainerThatFailsStopsTheStart() {
        PodConfig pod = pod("fleet");
        Container member = member(pod, "member");
        Container bad = init(pod, "bad", InitContainer.ONCE, "exit 3");
        Container never = init(pod, "never", InitContainer.ALWAYS, "exit 0");
        var refused = error(() -> engine.pods().start("fleet"));
        assertThat(refused.kind()).isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(refused.message()).isEqualTo("could not start pod fleet: init container bad exited with code 3");
        assertThat(refused.details()).containsEntry("exitCode", 3);
        assertThat(refused.id()).isEqualTo(bad.id());
        assertThat(status(bad)).isEqualTo(ContainerStatus.EXITED);
        assertThat(status(never)).isEqualTo(ContainerStatus.CONFIGURED);
        assertThat(status(member)).isEqualTo(ContainerStatus.CONFIGURED);
        assertThat(told(pod)).containsExactly("create");
    }

    @Test
    @Tag("R-POD-50")
    void aPodThatHangsInItsInitContainerCanBeStopped() throws Exception {
        PodConfig pod = pod("fleet");
        Container member = member(pod, "member");
        Container hangs = init(pod, "hangs", InitContainer.ALWAYS, "sleep 1000");
        var starting =
                CompletableFuture.supplyAsync(() -> error(() -> engine.pods().start("fleet")));
        hangs.await(Set.of(WaitCondition.RUNNING)).get(20, SECONDS);
        assertThat(error(() -> engine.pods().start("fleet")).message())
                .isEqualTo("could not start pod fleet: it is being started, and its init containers run");
        assertThat(engine.pods().stop("fleet", null))
                .extracting(PodOutcome::error)
                .containsOnlyNulls();
        assertThat(starting.get(20, SECONDS).message())
                .isEqualTo("could not start pod fleet: init container hangs was stopped");
        assertThat(status(member)).isEqualTo(ContainerStatus.CONFIGURED);
    }

    @Test
    @Tag("R-POD-50")
    void initContainersNeedAPodAndNeitherRestartNorRemoveThemselves() {
        PodConfig pod = pod("fleet");
        var options = request("/bin/true").edit().initContainer(InitContainer.ONCE);
        assertThat(error(() -> create(options.build())).message())
                .isEqualTo("could not create the container: an init container needs a pod");
        assertThat(error(() -> create(options.pod(pod.id()).autoRemove(true).build()))
                        .message())
                .contains("cannot be removed when it ends");
        Container init = init(pod, "init", InitContainer.ALWAYS, "exit 0");
        assertThat(error(() -> member(pod, "dependent", init)).message())
                .contains("container init is an init container, which has ended when others start");
        Container member = member(pod, "member");
        assertThat(error(() -> create(options.autoRemove(false)
                                .dependsOn(List.of(member.id()))
                                .build()))
                        .message())
                .contains("it is an init container, which runs before container member starts");
    }

    @Test
    @Tag("R-POD-51")
    void aRestartEndsAllAndStartsThemInOrder() {
        PodConfig pod = pod("fleet");
        Container first = member(pod, "first");
        Container second = member(pod, "second", first);
        engine.pods().start("fleet");
        int pid = second.record().state().pid();
        assertThat(engine.pods().restart("fleet", Duration.ofSeconds(5)))
                .extracting(PodOutcome::error)
                .containsOnlyNulls()
                .hasSize(3);
        assertThat(second.record().state().pid()).isNotEqualTo(pid);
        assertThat(started(first)).isBefore(started(second));
        assertThat(told(pod)).containsExactly("create", "start", "stop", "start", "restart");
    }

    private static Instant started(Container container) {
        return Objects.requireNonNull(container.record().state().startedAt());
    }
}
