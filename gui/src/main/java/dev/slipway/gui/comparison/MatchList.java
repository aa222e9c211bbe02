package dev.slipway.gui.comparison;

import dev.slipway.gui.control.Tips;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.SavedDiff;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The processes of both checkpoints, matched, below a line for all that differs. */
final class MatchList extends ListView<MatchList.Line> {
    /** A matched process, or all that differs. */
    record Line(SavedDiff.@Nullable Match match, int count) {}

    /**
     * An empty list.
     *
     * @param chosen gets the one that is chosen; absent for all
     */
    MatchList(Consumer<SavedDiff.@Nullable Match> chosen) {
        setId("diff-processes");
        setFixedCellSize(28);
        setAccessibleText(Texts.get("checkpoint.processes"));
        getStyleClass().addAll("dense", "diff-processes");
        setCellFactory(any -> new Cell());
        getSelectionModel()
                .selectedItemProperty()
                .addListener((property, before, now) -> chosen.accept(now == null ? null : now.match()));
    }

    /** Shows processes, and chooses the one that was. */
    void show(List<SavedDiff.Match> matches, int changes) {
        Line before = getSelectionModel().getSelectedItem();
        getItems().setAll(new Line(null, changes));
        matches.forEach(match -> getItems()
                .add(new Line(
                        match,
                        match.counts().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())));
        int index = before == null ? 0 : Math.max(0, getItems().indexOf(before));
        getSelectionModel().select(index);
    }

    private static final class Cell extends ListCell<Line> {
        private static final List<String> KINDS = List.of("added", "removed", "changed", "same");

        private final FontIcon icon = new FontIcon(MaterialDesignE.EQUAL);

        Cell() {
            Tips.on(this, () -> {
                Line line = getItem();
                SavedDiff.Match match = line == null ? null : line.match();
                return match == null ? "" : String.join(" ", match.args());
            });
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            SavedDiff.Match match = line == null ? null : line.match();
            String kind = match == null ? "" : match.change();
            for (String each : KINDS) {
                pseudoClassStateChanged(PseudoClass.getPseudoClass(each), each.equals(kind));
            }
            if (empty || line == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            icon.setIconCode(icon(kind));
            setGraphic(icon);
            setText(match == null ? Texts.get("diff.all", line.count()) : words(match, line.count()));
        }

        private static String words(SavedDiff.Match match, int count) {
            String who = Texts.get("diff.process", ChangeTable.pids(match.fromPid(), match.toPid()), match.comm());
            return count == 0 ? who : who + "  (" + count + ")";
        }

        private static Ikon icon(String kind) {
            return switch (Objects.requireNonNull(kind)) {
                case "added" -> MaterialDesignP.PLUS;
                case "removed" -> MaterialDesignM.MINUS;
                case "changed" -> MaterialDesignC.CIRCLE_EDIT_OUTLINE;
                case "same" -> MaterialDesignE.EQUAL;
                default -> MaterialDesignA.ALL_INCLUSIVE;
            };
        }
    }
}
