package dev.slipway.gui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class LineFilterTest {
    @Test
    void showsLinesThatHoldAllWordsAndAllOnesWithoutAny() {
        ObservableList<String> lines = FXCollections.observableArrayList("container start web", "pod start shop");
        LineFilter<String> filter = new LineFilter<>(lines, Function.identity());
        assertThat(filter.shown()).hasSize(2);

        filter.textProperty().set(" START  web ");
        assertThat(filter.shown()).containsExactly("container start web");
        lines.add("container start web-2");
        assertThat(filter.shown()).hasSize(2);

        filter.textProperty().set("  ");
        assertThat(filter.shown()).hasSize(3);
    }
}
