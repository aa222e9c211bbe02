package dev.slipway.runtime.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ImageTreeTest {
    @Test
    @Tag("R-IMG-07")
    void whatAnotherBeginsWithIsItsParent() {
        Image base = image("base", List.of("l1"), "a");
        Image step = image("step", List.of("l2", "l1"), "a", "b");
        Image child = image("child", List.of("l2", "l1"), "a", "b", "c");
        Image stranger = image("stranger", List.of("l3", "l1"), "a", "x");
        Image silent = image("silent", List.of("l1"));

        assertThat(ImageTree.parents(List.of(base, step, child, stranger, silent)))
                .containsExactlyInAnyOrder("base", "step");
        assertThat(ImageTree.parents(List.of(step, stranger))).isEmpty();
    }

    private static Image image(String id, List<String> layers, String... steps) {
        List<ImageStep> history = new ArrayList<>();
        for (String step : steps) {
            history.add(new ImageStep(null, step, "", false));
        }
        return new Image(
                id,
                List.of(),
                List.of(),
                Instant.EPOCH,
                0,
                layers,
                ImageConfig.EMPTY.edit().history(history).build());
    }
}
