package dev.slipway.gui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class RowsTest {
    private record Line(String id, String text) {}

    private final ObservableList<Line> source =
            FXCollections.observableArrayList(new Line("1", "one"), new Line("2", "two"));
    private final Rows<Line> rows = new Rows<>(Line::id, Line::text, () -> List.copyOf(source), source);

    @Test
    void aLineStaysTheSameWhileWhatItShowsChanges() {
        Row<Line> first = rows.all().get(0);

        source.set(0, new Line("1", "uno"));

        assertThat(rows.all().get(0)).isSameAs(first);
        assertThat(first.value()).isEqualTo(new Line("1", "uno"));
    }

    @Test
    void linesComeAndGo() {
        source.remove(0);
        source.add(new Line("3", "three"));

        assertThat(rows.all()).extracting(Row::value).containsExactly(new Line("2", "two"), new Line("3", "three"));
    }

    @Test
    void aLineThatChangesPassesTheFilterOrNoLonger() {
        rows.filterProperty().set("two");
        assertThat(rows.shown()).extracting(row -> row.value().id()).containsExactly("2");

        source.set(0, new Line("1", "two as well"));
        source.set(1, new Line("2", "deux"));

        assertThat(rows.shown()).extracting(row -> row.value().id()).containsExactly("1");
    }
}
