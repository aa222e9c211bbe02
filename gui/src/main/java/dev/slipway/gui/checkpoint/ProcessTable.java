package dev.slipway.gui.checkpoint;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.CheckpointedProcess;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;

/** The processes saved in a checkpoint, as a tree. */
final class ProcessTable extends TreeTableView<CheckpointedProcess> {
    ProcessTable(List<CheckpointedProcess> processes) {
        getStyleClass().addAll(Styles.DENSE, "process-table");
        setAccessibleText(Texts.get("checkpoint.processes"));
        setFixedCellSize(26);
        setShowRoot(false);
        setPlaceholder(new Label(Texts.get("checkpoint.noProcesses")));
        getColumns()
                .setAll(List.of(
                        Columns.text(Texts.get("process.comm"), 180, CheckpointedProcess::comm),
                        Columns.number(Texts.get("process.pid"), 60, process -> String.valueOf(process.pid())),
                        Columns.text(
                                Texts.get("process.state"),
                                80,
                                process -> Texts.get("process.state." + process.state())),
                        Columns.number(
                                Texts.get("process.threads"),
                                70,
                                process -> String.valueOf(process.threads().size())),
                        Columns.number(Texts.get("process.uid"), 60, ProcessTable::uid),
                        Columns.number(Texts.get("process.memory"), 100, process -> Amounts.bytes(process.memory())),
                        Columns.text(Texts.get("process.args"), 420, process -> String.join(" ", process.args()))));
        TreeItem<CheckpointedProcess> root = new TreeItem<>();
        ProcessTree.of(processes).forEach(tree -> root.getChildren().add(item(tree)));
        setRoot(root);
    }

    private static TreeItem<CheckpointedProcess> item(ProcessTree tree) {
        TreeItem<CheckpointedProcess> item = new TreeItem<>(tree.process());
        tree.children().forEach(child -> item.getChildren().add(item(child)));
        item.setExpanded(true);
        return item;
    }

    private static String uid(CheckpointedProcess process) {
        Integer uid = process.uid();
        return uid == null ? "" : String.valueOf(uid);
    }
}
