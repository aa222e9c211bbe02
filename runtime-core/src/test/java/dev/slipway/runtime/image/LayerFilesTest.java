package dev.slipway.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R-IMG-02")
class LayerFilesTest {
    private final LayerFiles files = new LayerFiles();
    private final Map<String, Long> layers = new LinkedHashMap<>();

    @Test
    void filesBelongToLayersInTheirOrder() {
        layers.put("a", 100L);
        assertThat(files.come(layers, List.of())).isEmpty();
        layers.put("b", 50L);
        assertThat(files.come(layers, List.of(10L, 20L))).isEqualTo(Map.of("a", 10L, "b", 20L));
    }

    @Test
    void aGuessIsCorrectedOnceItCannotBeRight() {
        layers.put("big", 100L);
        layers.put("small", 5L);
        assertThat(files.come(layers, List.of(3L, 4L))).isEqualTo(Map.of("big", 3L, "small", 4L));
        assertThat(files.come(layers, List.of(5L, 60L))).isEqualTo(Map.of("small", 5L, "big", 60L));
        assertThat(files.come(layers, List.of(5L, 100L))).isEqualTo(Map.of("small", 5L, "big", 100L));
    }
}
