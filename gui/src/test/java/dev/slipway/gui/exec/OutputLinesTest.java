package dev.slipway.gui.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputLinesTest {
    private final List<String> told = new ArrayList<>();
    private final OutputLines lines = new OutputLines((text, partial) -> told.add(text + (partial ? "…" : "")));

    @Test
    void cutsAtLineEnds() {
        take("one\ntwo\nthr");
        take("ee\n");

        assertThat(told).containsExactly("one", "two", "thr…", "ee");
    }

    @Test
    void aCharacterMayBeCutAnywhere() {
        byte[] bytes = "für 🚢\n".getBytes(StandardCharsets.UTF_8);
        for (byte each : bytes) {
            lines.take(new byte[] {each});
        }
        assertThat(String.join("", told).replace("…", "")).isEqualTo("für 🚢");
    }

    @Test
    void theEndOfTheStreamEndsTheLine() {
        take("no newline");
        lines.end();
        lines.end();

        assertThat(told).containsExactly("no newline…", "");
    }

    @Test
    void moreThanOnePieceComesWhole() {
        take("x".repeat(100_000) + "\n");

        assertThat(String.join("", told).replace("…", "")).hasSize(100_000);
    }

    private void take(String text) {
        lines.take(text.getBytes(StandardCharsets.UTF_8));
    }
}
