package dev.slipway.gui.files;

import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.drop.CheckpointTarget;
import dev.slipway.gui.drop.DropPlaces;
import dev.slipway.gui.form.Refusal;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.DetailTable;
import dev.slipway.gui.view.ObjectView;
import dev.slipway.gui.view.Row;
import dev.slipway.protocol.call.FileCalls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** A folder at a time of the files of a container or a volume: walked, looked into, brought files to, and saved from. */
public final class FilesPane extends BorderPane {
    private static final double BESIDE = 0.45;

    private final Desk desk;
    private final FileSource source;
    private final DetailTable<FileItem> table;
    private final SplitPane split;
    private final TextField path = new TextField(FilePath.ROOT);
    private final Button up = button(MaterialDesignA.ARROW_UP, "files.up", () -> go(FilePath.parent(this.shown)));
    private final ToggleButton only = new ToggleButton("", new FontIcon(MaterialDesignP.PLUS_MINUS_VARIANT));
    private final Label count = new Label();
    private final Uploads uploads;
    private String shown = FilePath.ROOT;
    private FileCalls.@Nullable Entries entries;
    private FileChanges changes = FileChanges.NONE;
    private String noChanges = "";
    private long asked;
    private @Nullable FileViewer viewer;

    /** The view of a source's files, its root at first. */
    public static ObjectView.Content of(Desk desk, FileSource source) {
        FilesPane pane = new FilesPane(desk, source);
        return new ObjectView.Content(pane, pane::closeViewer);
    }

    private FilesPane(Desk desk, FileSource source) {
        this.desk = desk;
        this.source = source;
        this.uploads = new Uploads(desk, source, this::refresh);
        this.table = new DetailTable<>("files", FileColumns.all(source.changeable()), empty());
        table.onOpen(this::open);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.BACK_SPACE) {
                up.fire();
                event.consume();
            }
        });
        new DragOut(desk, source, table, this::draggable);
        split = new SplitPane(table);
        split.getStyleClass().add("frame-split");
        setTop(bar());
        setCenter(split);
        if (source.changeable()) {
            DropPlaces.attachFiles(this, this::offer);
        }
        refresh();
    }

    private static Placeholder empty() {
        return Placeholder.empty(
                MaterialDesignF.FOLDER_OUTLINE, Texts.get("files.empty"), Texts.get("files.empty.text"));
    }

    private Node bar() {
        path.setId("files-path");
        path.setAccessibleText(Texts.get("files.path"));
        path.getStyleClass().add("mono");
        path.setOnAction(event -> go(FilePath.of(path.getText())));
        HBox.setHgrow(path, Priority.ALWAYS);
        count.getStyleClass().add("count");
        count.setMinWidth(USE_PREF_SIZE);
        Button save = button(MaterialDesignD.DOWNLOAD_OUTLINE, "files.save", this::save);
        save.setDisable(true);
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, before, now) ->
                        save.setDisable(now == null || now.value().entry() == null));
        HBox bar = new HBox(up, path, count);
        if (source.changeable()) {
            bar.getChildren()
                    .addAll(onlySwitch(), button(MaterialDesignU.UPLOAD_OUTLINE, "files.upload", this::upload));
        }
        bar.getChildren().addAll(save, button(MaterialDesignR.REFRESH, "files.refresh", this::refresh));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    private ToggleButton onlySwitch() {
        only.setId("files.changesOnly");
        only.getStyleClass().addAll("flat", "icon-button");
        only.setAccessibleText(Texts.get("files.changesOnly"));
        Tips.on(only, () -> noChanges.isEmpty() ? Texts.get("files.changesOnly") : noChanges);
        only.setOnAction(event -> showLines());
        return only;
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

    private void open(FileItem item) {
        String child = FilePath.child(shown, item.name());
        switch (item.kind()) {
            case "folder" -> go(child);
            case "link" ->
                desk.background().deliver(source.list(child), found -> show(child, found), noFolder -> view(child));
            case "file" -> view(child);
            default -> {}
        }
    }

    /** Shows a file beside its folder. */
    public void view(String file) {
        closeViewer();
        FileViewer opened = new FileViewer(desk, source, file, this::closeByUser);
        viewer = opened;
        split.getItems().setAll(table, opened);
        split.setDividerPositions(BESIDE);
    }

    private void closeByUser() {
        closeViewer();
        table.requestFocus();
    }

    private void closeViewer() {
        FileViewer open = viewer;
        viewer = null;
        if (open != null) {
            open.dispose();
            split.getItems().remove(open);
        }
    }

    private void refresh() {
        go(shown);
        if (source.changeable()) {
            desk.background().deliver(source.changes(), this::marked, this::unmarked);
        }
    }

    private void marked(List<FileCalls.Change> told) {
        changes = new FileChanges(told);
        noChanges = "";
        only.setDisable(false);
        showLines();
    }

    /** A container that runs on a root filesystem itself has nothing that it could be compared with. */
    private void unmarked(Throwable why) {
        changes = FileChanges.NONE;
        noChanges = Refusal.words(why);
        only.setSelected(false);
        showLines();
    }

    /** What comes of an older question is not shown. */
    private void go(String folder) {
        asked++;
        long question = asked;
        desk.background()
                .deliver(
                        source.list(folder),
                        found -> {
                            if (question == asked) {
                                show(folder, found);
                            }
                        },
                        why -> {
                            if (question == asked) {
                                fail(folder, why);
                            }
                        });
    }

    private void show(String folder, FileCalls.Entries found) {
        shown = folder;
        entries = found;
        path.setText(folder);
        up.setDisable(folder.equals(FilePath.ROOT));
        showLines();
    }

    /** What was selected stays so if it is still there. */
    private void showLines() {
        FileCalls.Entries found = entries;
        if (found == null) {
            return;
        }
        Row<FileItem> selected = table.getSelectionModel().getSelectedItem();
        String name = selected == null ? "" : selected.value().name();
        List<FileItem> items = FileItem.of(shown, found.entries(), changes, only.isSelected());
        table.show(items);
        if (only.isSelected()) {
            table.setPlaceholder(Placeholder.empty(
                    MaterialDesignF.FOLDER_OUTLINE,
                    Texts.get("files.unchanged"),
                    noChanges.isEmpty() ? Texts.get("files.unchanged.text") : noChanges));
        }
        table.getItems().stream()
                .filter(row -> row.value().name().equals(name))
                .findFirst()
                .ifPresent(table.getSelectionModel()::select);
        count.setText(countWords(found, items));
    }

    private String countWords(FileCalls.Entries found, List<FileItem> items) {
        if (only.isSelected()) {
            return Texts.count("files.changed", items.size());
        }
        return found.more()
                ? Texts.get("files.more", found.entries().size())
                : Texts.count("files.count", found.entries().size());
    }

    /** A path that leads nowhere leaves what is shown. */
    private void fail(String folder, Throwable why) {
        if (entries == null) {
            count.setText("");
            table.fail(Texts.get("files.failed"), why, () -> go(folder));
        } else {
            path.setText(shown);
            desk.notices().failed(why);
        }
    }

    private void save() {
        Row<FileItem> selected = table.getSelectionModel().getSelectedItem();
        if (selected != null && selected.value().entry() != null) {
            FileItem item = selected.value();
            Saving.ask(
                    desk,
                    source,
                    FilePath.child(shown, item.name()),
                    item.isFolder(),
                    getScene().getWindow());
        }
    }

    private void upload() {
        uploads.choose(shown, getScene().getWindow());
    }

    /** Folders are for the window as a whole: the contract has no way to make one in a container. */
    private CheckpointTarget.@Nullable Offer offer(List<Path> files, Node pointed) {
        if (files.stream().anyMatch(Files::isDirectory)) {
            return null;
        }
        FileItem item = itemAt(pointed);
        String folder = item != null && item.isFolder() ? FilePath.child(shown, item.name()) : shown;
        String what = files.size() == 1 ? Uploads.name(files.get(0)) : Texts.count("upload.files", files.size());
        return new CheckpointTarget.Offer(
                true,
                Texts.get("upload.offer", what),
                Texts.get("upload.offer.text", folder, source.name()),
                () -> uploads.begin(folder, files));
    }

    private DragOut.@Nullable Dragged draggable(Node pressed) {
        FileItem item = itemAt(pressed);
        return item == null || !item.isFile()
                ? null
                : new DragOut.Dragged(FilePath.child(shown, item.name()), item.size());
    }

    /** The line that stands at a node; null where there is none. */
    private static @Nullable FileItem itemAt(Node pointed) {
        for (Node at = pointed; at != null; at = at.getParent()) {
            if (at instanceof TableRow<?> row) {
                return row.getItem() instanceof Row<?> line && line.value() instanceof FileItem item ? item : null;
            }
        }
        return null;
    }
}
