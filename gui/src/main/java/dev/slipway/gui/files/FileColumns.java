package dev.slipway.gui.files;

import dev.slipway.gui.control.Tips;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.gui.view.Row;
import dev.slipway.protocol.call.FileCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** The columns of a folder. */
final class FileColumns {
    private static final double LETTER = 34;

    private FileColumns() {}

    /**
     * All of them.
     *
     * @param marked whether it is told how files differ
     */
    static List<TableColumn<Row<FileItem>, ?>> all(boolean marked) {
        TableColumn<Row<FileItem>, FileItem> name = ObjectColumns.text("name", 300, FileItem::words);
        name.setCellFactory(any -> new NameCell());
        List<TableColumn<Row<FileItem>, ?>> columns = new ArrayList<>();
        if (marked) {
            columns.add(letter());
        }
        columns.addAll(List.of(
                name,
                ObjectColumns.number(
                        "size", 90, FileItem::size, item -> item.isFile() ? Amounts.bytes(item.size()) : ""),
                ObjectColumns.text("mode", 70, told(FileCalls.Entry::mode), "mono"),
                ObjectColumns.text("owner", 90, told(entry -> entry.uid() + ":" + entry.gid()), "mono"),
                ObjectColumns.text("kind", 80, item -> Texts.get("files.kind." + item.kind()), "dim-text"),
                ObjectColumns.text("modified", 160, told(entry -> Ages.full(entry.modified())))));
        return columns;
    }

    private static TableColumn<Row<FileItem>, FileItem> letter() {
        TableColumn<Row<FileItem>, FileItem> column =
                ObjectColumns.text("change", LETTER, item -> item.mark().letter());
        column.setCellFactory(any -> new LetterCell());
        column.setMinWidth(LETTER);
        column.setMaxWidth(LETTER);
        return column;
    }

    private static Function<FileItem, String> told(Function<FileCalls.Entry, String> words) {
        return item -> item.entry() == null ? "" : words.apply(item.entry());
    }

    private static Ikon icon(FileItem item) {
        return switch (item.kind()) {
            case "folder" -> MaterialDesignF.FOLDER_OUTLINE;
            case "link" -> MaterialDesignF.FILE_LINK_OUTLINE;
            case "file" -> MaterialDesignF.FILE_OUTLINE;
            case "deleted" -> MaterialDesignF.FILE_REMOVE_OUTLINE;
            default -> MaterialDesignF.FILE_COG_OUTLINE;
        };
    }

    /** A cell in the colour of how its file differs. */
    private abstract static class MarkedCell extends TableCell<Row<FileItem>, FileItem> {
        MarkedCell(String style) {
            getStyleClass().addAll("file-cell", style);
        }

        @Override
        protected final void updateItem(@Nullable FileItem item, boolean empty) {
            super.updateItem(item, empty);
            for (FileMark mark : FileMark.values()) {
                getStyleClass().remove(mark.role());
            }
            if (empty || item == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            if (item.mark() != FileMark.NONE) {
                getStyleClass().add(item.mark().role());
            }
            show(item);
        }

        abstract void show(FileItem item);
    }

    private static final class LetterCell extends MarkedCell {
        LetterCell() {
            super("file-letter");
            Tips.on(this, () -> {
                FileItem item = getItem();
                return isEmpty() || item == null ? "" : item.mark().words();
            });
        }

        @Override
        void show(FileItem item) {
            setText(item.mark().letter());
        }
    }

    private static final class NameCell extends MarkedCell {
        private final FontIcon icon = new FontIcon();

        NameCell() {
            super("icon-cell");
            Tips.on(this, () -> prefWidth(-1) > getWidth() + 0.5 ? getText() : "");
        }

        @Override
        void show(FileItem item) {
            icon.setIconCode(icon(item));
            setText(item.words());
            setGraphic(icon);
        }
    }
}
