package dev.slipway.gui.comparison;

import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.DetailTable;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.gui.view.Row;
import dev.slipway.protocol.model.SavedDiff;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** What differs, the earlier beside the later; what was added, removed or changed has a sign and a colour. */
final class ChangeTable {
    private static final List<String> KINDS = List.of("added", "removed", "changed");

    private ChangeTable() {}

    static DetailTable<SavedDiff.Change> make() {
        DetailTable<SavedDiff.Change> table = new DetailTable<>(
                "diff-changes",
                List.of(
                        ObjectColumns.icon(
                                "what", 150, ChangeTable::icon, each -> Texts.get("diff.what." + each.what())),
                        ObjectColumns.text("process", 90, ChangeTable::process),
                        ObjectColumns.text("key", 210, SavedDiff.Change::key, "mono"),
                        ObjectColumns.text("before", 320, each -> word(each.before()), "mono", "diff-before"),
                        ObjectColumns.text("after", 320, each -> word(each.after()), "mono", "diff-after")),
                Placeholder.empty(MaterialDesignE.EQUAL, Texts.get("diff.same"), Texts.get("diff.same.text")));
        table.setRowFactory(any -> new ChangeRow());
        return table;
    }

    private static Ikon icon(SavedDiff.Change change) {
        return switch (change.change()) {
            case "added" -> MaterialDesignP.PLUS;
            case "removed" -> MaterialDesignM.MINUS;
            default -> MaterialDesignC.CIRCLE_EDIT_OUTLINE;
        };
    }

    private static String process(SavedDiff.Change change) {
        return pids(change.fromPid(), change.toPid());
    }

    /** Ids of a process in both: one number where they are the same. */
    static String pids(@Nullable Integer from, @Nullable Integer to) {
        if (from == null || to == null) {
            Integer one = from == null ? to : from;
            return one == null ? "" : String.valueOf(one);
        }
        return from.equals(to) ? String.valueOf(from) : from + " → " + to;
    }

    private static String word(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static final class ChangeRow extends TableRow<Row<SavedDiff.Change>> {
        @Override
        protected void updateItem(@Nullable Row<SavedDiff.Change> row, boolean empty) {
            super.updateItem(row, empty);
            String kind = empty || row == null ? "" : row.value().change();
            for (String each : KINDS) {
                pseudoClassStateChanged(PseudoClass.getPseudoClass(each), each.equals(kind));
            }
        }
    }
}
