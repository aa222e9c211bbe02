package dev.slipway.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.state.ContainerConfig;
import dev.slipway.runtime.state.RestartPolicy;
import dev.slipway.runtime.state.VolumeUse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedConfigTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() {
        ContainerConfig config = config(List.of(new VolumeUse("v", "cargo", "/hold", List.of("ro"))));
        new SavedConfig().write(folder, config);
        assertThat(new SavedConfig().read(folder)).isEqualTo(config);
    }

    @Test
    void aListThatAnOlderVersionDidNotWriteIsEmpty() throws IOException {
        new SavedConfig().write(folder, config(List.of()));
        Path file = folder.resolve("container.json");
        ObjectNode written = (ObjectNode) JSON.readTree(file.toFile());
        written.remove("volumes");
        JSON.writeValue(file.toFile(), written);
        assertThat(new SavedConfig().read(folder)).isEqualTo(config(List.of()));
    }

    private static ContainerConfig config(List<VolumeUse> volumes) {
        return new ContainerConfig(
                "c",
                "web",
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                "/",
                null,
                false,
                Map.of(),
                JSON.createObjectNode(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                "/",
                15,
                Duration.ZERO,
                false,
                false,
                false,
                -1,
                RestartPolicy.NO,
                null,
                false,
                false,
                null,
                null,
                null,
                volumes);
    }
}
