package dev.slipway.gui.files;

import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.DetailTable;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.gui.view.Row;
import dev.slipway.protocol.call.FileCalls;
import java.io.File;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** A folder at a time of the files of a container or a volume: looked at, walked, and saved from. */
public final class FilesPane extends BorderPane {
    private final Desk desk;
    private final FileSource source;
    private final DetailTable<FileCalls.Entry> table;
    private final TextField path = new TextField(FilePath.ROOT);
    private final Button up = button(MaterialDesignA.ARROW_UP, "files.up", () -> go(FilePath.parent(this.shown)));
    private final Label count = new Label();
    private String shown = FilePath.ROOT;

    /** Shows the root once it is seen. */
    public FilesPane(Desk desk, FileSource source) {
        this.desk = desk;
        this.source = source;
        this.table = new DetailTable<>(
                "files",
                columns(),
                Placeholder.empty(
                        MaterialDesignF.FOLDER_OUTLINE, Texts.get("files.empty"), Texts.get("files.empty.text")));
        table.onOpen(this::open);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.BACK_SPACE) {
                up.fire();
                event.consume();
            }
        });
        setTop(bar());
        setCenter(table);
        go(FilePath.ROOT);
    }

    private static List<TableColumn<Row<FileCalls.Entry>, ?>> columns() {
        return List.of(
                ObjectColumns.icon("name", 300, FilesPane::icon, FilesPane::name),
                ObjectColumns.number(
                        "size",
                        90,
                        FileCalls.Entry::size,
                        entry -> entry.kind().equals("file") ? Amounts.bytes(entry.size()) : ""),
                ObjectColumns.text("mode", 70, FileCalls.Entry::mode, "mono"),
                ObjectColumns.text("owner", 90, entry -> entry.uid() + ":" + entry.gid(), "mono"),
                ObjectColumns.text("kind", 80, entry -> Texts.get("files.kind." + entry.kind()), "dim-text"),
                ObjectColumns.text("modified", 160, entry -> Ages.full(entry.modified())));
    }

    private static String name(FileCalls.Entry entry) {
        String target = entry.target();
        return target == null ? entry.name() : entry.name() + " → " + target;
    }

    private static Ikon icon(FileCalls.Entry entry) {
        return switch (entry.kind()) {
            case "folder" -> MaterialDesignF.FOLDER_OUTLINE;
            case "link" -> MaterialDesignF.FILE_LINK_OUTLINE;
            case "file" -> MaterialDesignF.FILE_OUTLINE;
            default -> MaterialDesignF.FILE_COG_OUTLINE;
        };
    }

    private Node bar() {
        path.setId("files-path");
        path.setAccessibleText(Texts.get("files.path"));
        path.getStyleClass().add("mono");
        path.setOnAction(event -> go(FilePath.of(path.getText())));
        HBox.setHgrow(path, Priority.ALWAYS);
        count.getStyleClass().add("count");
        Button save = button(MaterialDesignD.DOWNLOAD_OUTLINE, "files.save", this::save);
        save.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        HBox bar = new HBox(up, path, count, button(MaterialDesignR.REFRESH, "files.refresh", () -> go(shown)), save);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    private static Button button(Ikon icon, String key, Runnable work) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(key);
        button.getStyleClass().addAll("flat", "icon-button");
        button.setAccessibleText(Texts.get(key));
        Tips.on(button, Texts.get(key));
        button.setOnAction(event -> work.run());
        return button;
    }

    private void open(FileCalls.Entry entry) {
        if (entry.kind().equals("folder") || entry.kind().equals("link")) {
            go(FilePath.child(shown, entry.name()));
        } else {
            save();
        }
    }

    private void go(String folder) {
        desk.background().deliver(source.list(folder), found -> show(folder, found), why -> fail(folder, why));
    }

    private void show(String folder, FileCalls.Entries found) {
        shown = folder;
        path.setText(folder);
        up.setDisable(folder.equals(FilePath.ROOT));
        count.setText(
                found.more()
                        ? Texts.get("files.more", found.entries().size())
                        : Texts.count("files.count", found.entries().size()));
        table.show(found.entries());
    }

    /** A path that leads nowhere leaves what is shown, as does a link that leads to a file. */
    private void fail(String folder, Throwable why) {
        if (table.getItems().isEmpty()) {
            count.setText("");
            table.fail(Texts.get("files.failed"), why, () -> go(folder));
        } else {
            path.setText(shown);
            desk.notices().failed(why);
        }
    }

    private void save() {
        Row<FileCalls.Entry> selected = table.getSelectionModel().getSelectedItem();
        if (selected == null) {
            return;
        }
        FileCalls.Entry entry = selected.value();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get("files.save.title", entry.name()));
        chooser.setInitialFileName(entry.kind().equals("folder") ? entry.name() + ".tar" : entry.name());
        File into = chooser.showSaveDialog(getScene().getWindow());
        if (into != null) {
            source.save(FilePath.child(shown, entry.name()), into.toPath());
        }
    }
}
