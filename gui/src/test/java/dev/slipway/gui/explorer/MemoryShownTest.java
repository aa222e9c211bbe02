package dev.slipway.gui.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.model.SavedHit;
import dev.slipway.protocol.model.SavedMapping;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryShownTest {
    @Test
    void drawsAreasToScaleAndNoneTooNarrow() {
        List<SavedMapping> areas =
                List.of(area(0, 4096), area(4096, 4096L * 1001), area(1L << 40, (1L << 40) + 4096L * 3000));
        MapScale scale = new MapScale(areas, 1000);

        assertThat(scale.width(0)).isGreaterThanOrEqualTo(3);
        assertThat((scale.width(2) - scale.width(0)) / (scale.width(1) - scale.width(0)))
                .isBetween(2.99, 3.01);
        assertThat(scale.start(1)).isEqualTo(scale.start(0) + scale.width(0));
        assertThat(scale.start(2)).isEqualTo(scale.start(1) + scale.width(1) + 2);
        assertThat(scale.start(2) + scale.width(2)).isBetween(999.9, 1000.1);
        assertThat(scale.at(scale.start(1) + 1)).isEqualTo(1);
        assertThat(new MapScale(List.of(), 100).at(5)).isEqualTo(-1);
    }

    private static SavedMapping area(long start, long end) {
        return new SavedMapping(1, start, end, "rw-p", "heap", null, 0, 0, 0, end - start);
    }

    @Test
    void saysWhatIsWrongWithAPattern() {
        assertThat(SearchPane.fault("7f 45 4c46", "hex")).isEmpty();
        assertThat(SearchPane.fault("7f 4", "hex")).isNotEmpty();
        assertThat(SearchPane.fault("(open", "regex")).isNotEmpty();
        assertThat(SearchPane.fault("(open", "text")).isEmpty();
        assertThat(SearchPane.fault("x".repeat(1025), "text")).isNotEmpty();
    }

    @Test
    void showsAMatchWithWhatIsAroundIt() {
        String context = Base64.getEncoder().encodeToString("ab\0needle\n.".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(SearchPane.context(new SavedHit(1, 4096, 6, context, 3))).isEqualTo("ab·⟦needle⟧·.");
    }
}
