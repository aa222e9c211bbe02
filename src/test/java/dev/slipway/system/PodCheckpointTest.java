package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.checkpoint.PodCheckpoints;
import dev.slipway.runtime.checkpoint.RestoreRequest;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.network.NetworkOptions;
import dev.slipway.runtime.network.NetworkStatus;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.PodConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checkpoints of whole pods. */
class PodCheckpointTest extends CheckpointEngineTest {
    /** Counts in a file of the shared memory that only one of them writes; the other copies it to its output. */
    private static final String READER = "while :; do echo tick $(cat /dev/shm/n); sleep 0.05; done";

    private PodConfig pod;

    @BeforeEach
    void make() throws IOException {
        importBundle("reader", READER);
        pod = engine.pods().create(CreatePod.named("fleet").on(List.of()));
    }

    private Container member(String bundle, String name) {
        return member(bundle, name, "fleet");
    }

    private Container member(String bundle, String name, String pod) {
        Container container = engine.containers()
                .of(engine.containers()
                        .create(CreateContainer.ofBundle(bundle)
                                .edit()
                                .name(name)
                                .pod(pod)
                                .build())
                        .id());
        container.start(true);
        return container;
    }

    @Test
    void allOfThemAreSavedAsOfOneMomentAndGoOnFromIt() {
        Container writer = member("counter", "writer");
        Container reader = member("reader", "reader");
        ticks(reader, 5);

        PodCheckpoints.Taken taken = engine.checkpoints().ofPods().create("fleet", null, STOPPING, Progress.NONE);

        assertThat(taken.checkpoints())
                .extracting(Checkpoint::name)
                .containsExactlyInAnyOrder("fleet-1.writer", "fleet-1.reader");
        assertThat(taken.checkpoints()).extracting(Checkpoint::group).containsOnly(taken.group());
        assertThat(taken.checkpoints()).extracting(Checkpoint::pod).containsOnly(pod.id());
        for (Container each : List.of(writer, reader)) {
            assertThat(each.record().status()).isEqualTo(ContainerStatus.EXITED);
            assertThat(each.record().state().exitCode()).isEqualTo(137);
        }
        int then = last(writer);
        assertThat(last(reader)).isBetween(then - 3, then + 1);

        engine.pods().stop("fleet", Duration.ZERO);
        List<ContainerRecord> restored =
                engine.checkpoints().ofPods().restore(taken.group(), null, false, false, Progress.NONE);

        assertThat(restored).extracting(ContainerRecord::name).containsExactlyInAnyOrder("writer", "reader");
        ticks(writer, then + 5);
        ticks(reader, then + 5);
        assertThat(numbers(writer)).doesNotHaveDuplicates();
        assertThat(state.events(100).stream()
                        .filter(event -> event.id().equals(pod.id()))
                        .map(event -> event.action()))
                .contains("checkpoint");
    }

    @Test
    void oneThatCanNotBeSavedKeepsAllOfThemRunning() throws IOException {
        importBundle("talker", CONNECTED + COUNTER);
        Container writer = member("counter", "writer");
        Container talker = member("talker", "talker");
        ticks(writer, 3);
        ticks(talker, 3);

        assertThat(refused(() -> engine.checkpoints()
                                .ofPods()
                                .create("fleet", "no", STOPPING.edit().build(), Progress.NONE))
                        .kind())
                .isEqualTo(ErrorKind.CHECKPOINT);

        ticks(writer, last(writer) + 3);
        ticks(talker, last(talker) + 3);
        assertThat(engine.checkpoints().list(null)).isEmpty();
        assertThat(engine.config().checkpointDir()).isEmptyDirectory();
    }

    @Test
    void theyGoOnAllOrNone() {
        Container writer = member("counter", "writer");
        Container second = member("counter", "second");
        ticks(second, 3);
        PodCheckpoints.Taken taken = engine.checkpoints().ofPods().create("fleet", "seed", RUNNING, Progress.NONE);
        int pid = writer.record().state().pid();
        assertThat(writer.record().status()).isEqualTo(ContainerStatus.RUNNING);
        ticks(writer, last(writer) + 2);
        assertThat(refused(() ->
                                engine.checkpoints().ofPods().restore(taken.group(), null, false, false, Progress.NONE))
                        .kind())
                .isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(writer.record().state().pid()).isEqualTo(pid);
        assertThat(refused(() -> engine.checkpoints().ofPods().create("fleet", "seed", RUNNING, Progress.NONE))
                        .kind())
                .isEqualTo(ErrorKind.CHECKPOINT_EXISTS);

        second.stop(Duration.ZERO);
        engine.checkpoints().restore(RestoreRequest.inPlace("seed.second"), Progress.NONE);
        assertThat(second.record().status()).isEqualTo(ContainerStatus.RUNNING);
        engine.pods().stop("fleet", Duration.ZERO);
        assertThat(refused(() -> engine.checkpoints().ofPods().create("fleet", null, RUNNING, Progress.NONE))
                        .kind())
                .isEqualTo(ErrorKind.STATE_INVALID);
        assertThat(engine.checkpoints().ofPods().restore("seed.writer", null, false, false, Progress.NONE))
                .hasSize(2);
    }

    private NetworkStatus place(PodConfig pod) {
        String infra = Objects.requireNonNull(pod.infraId());
        return engine.containers().require(infra).record().state().networks().get(0);
    }

    @Test
    @Tag("R-CKPT-13")
    void aPodThatWasStoppedHasItsAddressAgain() {
        PodConfig docked = engine.pods()
                .create(CreatePod.named("docked").on(List.of(network().name())));
        Container member = member("counter", "member", "docked");
        ticks(member, 3);
        NetworkStatus before = place(docked);
        String group = engine.checkpoints()
                .ofPods()
                .create("docked", "all", STOPPING, Progress.NONE)
                .group();
        int then = last(member);
        engine.pods().stop("docked", Duration.ZERO);

        Container taker = engine.containers()
                .of(engine.containers()
                        .create(CreateContainer.ofBundle("counter")
                                .edit()
                                .name("taker")
                                .networks(List.of(network().name()))
                                .networkOptions(Map.of(
                                        network().name(), new NetworkOptions(before.hosts(), before.mac(), List.of())))
                                .build())
                        .id());
        taker.start(false);
        assertThat(refused(() -> restore(group, false)).kind()).isEqualTo(ErrorKind.IN_USE);
        restore(group, true);
        ticks(member, then + 3);
        assertThat(place(docked).addresses()).isNotEqualTo(before.addresses());

        engine.pods().stop("docked", Duration.ZERO);
        taker.stop(Duration.ZERO);
        restore(group, false);
        ticks(member, then + 3);
        assertThat(place(docked)).isEqualTo(before);
    }

    private void restore(String group, boolean anywhere) {
        assertThat(engine.checkpoints().ofPods().restore(group, null, anywhere, anywhere, Progress.NONE))
                .isNotEmpty();
    }
}
