package dev.slipway.gui.explorer;

import dev.slipway.gui.checkpoint.ProcessTree;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.CheckpointedProcess;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The saved processes as a tree, below a line for all of them. */
final class ProcessList extends TreeView<ProcessList.Line> {
    /** A process, or all. */
    record Line(@Nullable CheckpointedProcess process, int count) {}

    /**
     * A tree with its first process chosen.
     *
     * @param chosen gets the pid of the one that is chosen; absent for all
     */
    ProcessList(List<CheckpointedProcess> processes, Consumer<@Nullable Integer> chosen) {
        setId("saved-processes");
        setFixedCellSize(26);
        setAccessibleText(Texts.get("checkpoint.processes"));
        getStyleClass().addAll("dense", "saved-processes");
        TreeItem<Line> all = new TreeItem<>(new Line(null, processes.size()));
        all.setExpanded(true);
        ProcessTree.of(processes).forEach(tree -> all.getChildren().add(item(tree)));
        setRoot(all);
        setCellFactory(any -> new Cell());
        getSelectionModel()
                .selectedItemProperty()
                .addListener((property, before, now) -> chosen.accept(now == null ? null : pid(now.getValue())));
        getSelectionModel()
                .select(all.getChildren().isEmpty() ? all : all.getChildren().get(0));
    }

    private static TreeItem<Line> item(ProcessTree tree) {
        TreeItem<Line> item = new TreeItem<>(new Line(tree.process(), 1));
        tree.children().forEach(child -> item.getChildren().add(item(child)));
        item.setExpanded(true);
        return item;
    }

    private static @Nullable Integer pid(Line line) {
        CheckpointedProcess process = line.process();
        return process == null ? null : Integer.valueOf(process.pid());
    }

    /** Chooses a process. */
    void choose(int pid) {
        TreeItem<Line> found = find(getRoot(), pid);
        if (found != null) {
            getSelectionModel().select(found);
        }
    }

    private static @Nullable TreeItem<Line> find(TreeItem<Line> at, int pid) {
        if (Integer.valueOf(pid).equals(pid(at.getValue()))) {
            return at;
        }
        for (TreeItem<Line> child : at.getChildren()) {
            TreeItem<Line> found = find(child, pid);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static final class Cell extends TreeCell<Line> {
        private final FontIcon icon = new FontIcon(MaterialDesignC.COG_OUTLINE);

        Cell() {
            Tips.on(this, () -> getItem() == null ? "" : tip(getItem()));
        }

        private static String tip(Line line) {
            CheckpointedProcess process = line.process();
            return process == null
                    ? ""
                    : Texts.get(
                            "explore.process.tip",
                            String.join(" ", process.args()),
                            Texts.get("process.state." + process.state()),
                            process.threads().size(),
                            Amounts.bytes(process.memory()));
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            CheckpointedProcess process = line.process();
            icon.setIconCode(process == null ? MaterialDesignA.ALL_INCLUSIVE : MaterialDesignC.COG_OUTLINE);
            setGraphic(icon);
            setText(
                    process == null
                            ? Texts.get("explore.all", line.count())
                            : Texts.get("explore.process", process.pid(), process.comm()));
        }
    }
}
