package dev.slipway.gui.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.call.CheckpointCallsCreateBuilder;
import dev.slipway.protocol.model.CheckpointSummary;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeFormTest {
    private final World world = new World();
    private final TakeForm form = new TakeForm(world, "web");

    @Test
    void leavesTheContainerRunningAtFirst() {
        assertThat(form.request())
                .isEqualTo(CheckpointCallsCreateBuilder.builder()
                        .container("web")
                        .leaveRunning(true)
                        .build());
    }

    @Test
    void saysNothingOfFilesWhereOnlyMemoryIsSaved() {
        form.ignoreRootfs.set(true);
        form.preCheckpoint.set(true);

        assertThat(form.request())
                .isEqualTo(CheckpointCallsCreateBuilder.builder()
                        .container("web")
                        .preCheckpoint(true)
                        .build());
    }

    @Test
    void buildsOnlyOnOneThatWasTakenInAdvance() {
        form.withPrevious.set(true);
        assertThat(form.soundProperty().get()).isFalse();

        world.apply(List.of(new WorldUpdate(
                1, false, true, true, List.of(new Entry("checkpoint", "p", taken("p", "web", "preCheckpoint"))))));
        form.recheck();

        assertThat(form.soundProperty().get()).isTrue();
    }

    @Test
    void switchesOnWhatIsTheCure() {
        form.switchOn("externalUnixSockets");
        form.switchOn("shellJob");
        form.switchOn("none that there is");

        assertThat(form.request())
                .isEqualTo(CheckpointCallsCreateBuilder.builder()
                        .container("web")
                        .leaveRunning(true)
                        .externalUnixSockets(true)
                        .shellJob(true)
                        .build());
    }

    @Test
    void refusesANameThatIsTaken() {
        world.apply(List.of(
                new WorldUpdate(1, false, true, true, List.of(new Entry("checkpoint", "p", taken("p", "web"))))));

        form.name.set("p");

        assertThat(form.name.messageProperty().get()).isEqualTo("p is taken. Choose another name.");
    }

    private static CheckpointSummary taken(String id, String container, String... options) {
        return new CheckpointSummary(id, id, Instant.EPOCH, container, container, 1, List.of(options), null);
    }
}
