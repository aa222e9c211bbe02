package dev.slipway.gui.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.call.ContainerCalls.VolumeOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeLinesTest {
    @Test
    void readsNamedAndAnonymousVolumes() {
        String typed = "data:/var/lib/data\n\n /var/cache \nweb:/srv:ro,noexec";

        assertThat(VolumeLines.fault(typed)).isEmpty();
        assertThat(VolumeLines.read(typed))
                .containsExactly(
                        new VolumeOption("data", "/var/lib/data", null),
                        new VolumeOption(null, "/var/cache", null),
                        new VolumeOption("web", "/srv", List.of("ro", "noexec")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "data:srv", "da ta:/srv", ":/srv", "data:/srv:RO", "data:/a:/b"})
    void saysWhichLineIsNoVolume(String line) {
        assertThat(VolumeLines.fault("a:/a\n" + line)).startsWith(line + " is no volume");
    }

    @Test
    void saysWhatIsWrongWithOptionsAndPlaces() {
        assertThat(VolumeLines.fault("data:/srv:fast")).startsWith("There is no option fast");
        assertThat(VolumeLines.fault("a:/srv\nb:/srv")).startsWith("Two volumes are at /srv");
    }
}
