package dev.slipway.gui.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.container.Containers;
import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.call.CheckpointCallsRestoreBuilder;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.Finding;
import dev.slipway.protocol.model.PortMapping;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoreFormTest {
    private static final Finding RUNNING = new Finding("error", "running", "/mode", "redis is running", "stop it");

    private final World world = new World();
    private final RestoreForm form = new RestoreForm(
            world, new CheckpointSummary("c1", "redis-1", Instant.EPOCH, "id", "redis", 1, List.of(), null));

    @Test
    void asksForWhatIsUsualInPlace() {
        assertThat(form.request())
                .isEqualTo(CheckpointCallsRestoreBuilder.builder()
                        .checkpoint("c1")
                        .mode("inPlace")
                        .build());
    }

    @Test
    void sendsOfAModeOnlyWhatIsAskedForInIt() {
        form.name.set("copy");
        form.publish.set("8081:80");
        form.ignoreStaticIp.set(true);

        assertThat(form.request().name()).isNull();
        assertThat(form.request().publish()).isNull();
        assertThat(form.request().ignoreStaticIp()).isTrue();

        form.mode.set(RestoreForm.CLONE);
        assertThat(form.request().name()).isEqualTo("copy");
        assertThat(form.request().publish()).containsExactly(new PortMapping(null, 8081, 80, null));
        assertThat(form.request().ignoreStaticIp()).isNull();
    }

    @Test
    void tellsHowConnectionsGoOn() {
        form.tcp.set(RestoreForm.CLOSE);
        assertThat(form.request().tcpClose()).isTrue();
        assertThat(form.request().tcpEstablished()).isNull();

        form.tcp.set(RestoreForm.ON);
        form.fileLocks.set(RestoreForm.OFF);
        assertThat(form.request().tcpClose()).isNull();
        assertThat(form.request().tcpEstablished()).isTrue();
        assertThat(form.request().fileLocks()).isFalse();
    }

    @Test
    void showsWhatWasFoundAtItsFieldUntilThatChanges() {
        form.mode.set(RestoreForm.CLONE);
        form.name.set("copy");
        List<Finding> apart =
                form.follow(List.of(new Finding("error", "name-in-use", "/name", "copy is in use", "choose another")));

        assertThat(apart).isEmpty();
        assertThat(form.name.messageProperty().get()).isEqualTo("Copy is in use.\nChoose another.");
        assertThat(form.soundProperty().get()).isFalse();

        form.name.set("other");
        assertThat(form.name.messageProperty().get()).isEmpty();
        assertThat(form.soundProperty().get()).isTrue();
    }

    @Test
    void isKeptFromBeingSentByWhatNoFieldIsAbout() {
        Finding gone = new Finding("error", "bundle", null, "the bundle is gone", "import it");

        assertThat(form.follow(List.of(gone))).containsExactly(gone);
        assertThat(form.soundProperty().get()).isFalse();

        assertThat(form.follow(List.of())).isEmpty();
        assertThat(form.soundProperty().get()).isTrue();
    }

    @Test
    void isNotKeptFromBeingSentByAWarning() {
        Finding kernel = new Finding("warning", "kernel", "/mode", "another kernel", null);

        assertThat(form.follow(List.of(kernel))).containsExactly(kernel);
        assertThat(form.soundProperty().get()).isTrue();
    }

    @Test
    void goesOnOnceWhatRunsNowIsToBeEnded() {
        form.follow(List.of(RUNNING));
        assertThat(form.mode.messageProperty().get()).isNotEmpty();

        form.endFirst.set(true);

        assertThat(form.mode.messageProperty().get()).isEmpty();
        assertThat(form.soundProperty().get()).isTrue();
    }

    @Test
    void keepsWhatRunsOnlyWhereItIsEndedAndCanBeSaved() {
        form.safety.set(true);
        form.endFirst.set(true);
        assertThat(form.kept()).isEmpty();

        runs("paused");
        assertThat(form.kept()).isEmpty();

        runs("running");
        assertThat(form.kept()).map(ContainerSummary::name).contains("redis");

        form.mode.set(RestoreForm.CLONE);
        assertThat(form.kept()).isEmpty();
    }

    private void runs(String status) {
        world.apply(List.of(new WorldUpdate(
                1,
                false,
                true,
                true,
                List.of(new Entry("container", "id", Containers.container("id", "redis", status))))));
    }

    @Test
    void switchesOnWhatIsTheCure() {
        form.switchOn("tcpEstablished");
        form.switchOn("fileLocks");

        assertThat(form.request())
                .isEqualTo(CheckpointCallsRestoreBuilder.builder()
                        .checkpoint("c1")
                        .mode("inPlace")
                        .tcpEstablished(true)
                        .fileLocks(true)
                        .build());
    }

    @Test
    void packsAnArchiveAsItsNameTells() {
        assertThat(CheckpointArchives.compression(Path.of("a.tar.zst"))).isEqualTo("zstd");
        assertThat(CheckpointArchives.compression(Path.of("a.TAR.GZ"))).isEqualTo("gzip");
        assertThat(CheckpointArchives.compression(Path.of("a.tgz"))).isEqualTo("gzip");
        assertThat(CheckpointArchives.compression(Path.of("a.tar"))).isEqualTo("none");
        assertThat(CheckpointArchives.compression(Path.of("a"))).isEqualTo("zstd");
    }
}
