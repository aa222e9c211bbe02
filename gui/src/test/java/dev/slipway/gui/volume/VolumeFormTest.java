package dev.slipway.gui.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.call.VolumeCalls;
import dev.slipway.protocol.model.VolumeSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VolumeFormTest {
    private final World world = new World();
    private final VolumeForm form = new VolumeForm(world);

    @Test
    void sendsNothingThatIsNotGiven() {
        assertThat(form.reveal()).isTrue();
        assertThat(form.request()).isEqualTo(new VolumeCalls.Create(null, null, null, null));
    }

    @Test
    void refusesANameThatIsTaken() {
        world.apply(List.of(new WorldUpdate(
                1,
                true,
                true,
                true,
                List.of(new Entry(
                        "volume",
                        "v1",
                        new VolumeSummary("v1", "data", Instant.EPOCH, Map.of(), "local", Map.of(), false))))));
        form.name.set("data");

        assertThat(form.name.messageProperty().get()).isEqualTo("data is taken. Choose another name.");
    }

    @Test
    void aDeviceNeedsATypeAndATypeADevice() {
        form.device.set("tmpfs");
        assertThat(form.soundProperty().get()).isFalse();
        form.type.set("tmpfs");
        form.mount.set("size=1m");
        form.name.set("fast");
        form.copy.set("nocopy");
        form.uid.set("1000");

        assertThat(form.soundProperty().get()).isTrue();
        assertThat(form.request())
                .isEqualTo(new VolumeCalls.Create(
                        "fast",
                        null,
                        null,
                        Map.of("uid", "1000", "type", "tmpfs", "device", "tmpfs", "o", "size=1m", "nocopy", "")));
    }
}
