package dev.slipway.gui.logs;

import dev.slipway.gui.text.Texts;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/** The lines of a log, virtualized; stays at the end until the user scrolls away from it. */
final class LogList extends ListView<LogLine> {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final Set<KeyCode> LEAVING =
            Set.of(KeyCode.UP, KeyCode.PAGE_UP, KeyCode.HOME, KeyCode.DOWN, KeyCode.PAGE_DOWN);

    private static final double ROW = 18;

    private final LogModel model;
    private final Set<LogCell> cells = new HashSet<>();
    private int dragFrom = -1;

    LogList(LogModel model) {
        super(model.lines());
        this.model = model;
        getStyleClass().add("log-list");
        setAccessibleText(Texts.get("logs.title"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(list -> newCell());
        setContextMenu(menu());
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventFilter(ScrollEvent.SCROLL, event -> onScroll(event.getDeltaY()));
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::onPress);
        model.lines().addListener((ListChangeListener<LogLine>) change -> stayAtEnd());
        model.followProperty().addListener((observed, before, now) -> stayAtEnd());
        model.timestampsProperty().addListener((observed, before, now) -> refreshCells());
        model.wrapProperty().subscribe(wrap -> setFixedCellSize(wrap ? USE_COMPUTED_SIZE : ROW));
        model.wrapProperty().addListener((observed, before, now) -> stayAtEnd());
        heightProperty().addListener((observed, before, now) -> stayAtEnd());
        model.search().termProperty().addListener((observed, before, now) -> refreshCells());
        model.search().currentProperty().addListener((observed, before, now) -> show(now.longValue()));
    }

    private LogCell newCell() {
        LogCell cell = new LogCell(this, model);
        cell.setOnDragDetected(event -> {
            dragFrom = cell.getIndex();
            cell.startFullDrag();
        });
        cell.setOnMouseDragEntered(event -> {
            if (dragFrom >= 0 && !cell.isEmpty()) {
                int to = cell.getIndex();
                getSelectionModel().clearSelection();
                getSelectionModel().selectRange(Math.min(dragFrom, to), Math.max(dragFrom, to) + 1);
            }
        });
        cells.add(cell);
        return cell;
    }

    private void refreshCells() {
        cells.forEach(LogCell::refresh);
    }

    private void stayAtEnd() {
        if (model.followProperty().get() && !getItems().isEmpty()) {
            scrollTo(getItems().size() - 1);
        }
    }

    private void show(long number) {
        refreshCells();
        int index = model.lines().indexOf(number);
        if (index >= 0) {
            model.followProperty().set(false);
            scrollTo(Math.max(0, index - 5));
            getSelectionModel().clearAndSelect(index);
        }
    }

    private void onKey(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
        } else if (event.getCode() == KeyCode.END && event.isShortcutDown()) {
            model.followProperty().set(true);
            event.consume();
        } else if (LEAVING.contains(event.getCode())) {
            model.followProperty().set(false);
        }
    }

    /** Scrolling up leaves the end; scrolling down to the end follows again. */
    private void onScroll(double delta) {
        if (delta > 0 && canScroll()) {
            model.followProperty().set(false);
        } else if (delta < 0 && isAtEnd()) {
            model.followProperty().set(true);
        }
    }

    private void onPress(MouseEvent event) {
        dragFrom = -1;
        ScrollBar bar = verticalBar();
        if (bar != null && event.getButton() == MouseButton.PRIMARY && isInside(bar, event.getTarget())) {
            model.followProperty().set(false);
        }
    }

    private static boolean isInside(Node parent, Object target) {
        for (Node node = target instanceof Node start ? start : null; node != null; node = node.getParent()) {
            if (node == parent) {
                return true;
            }
        }
        return false;
    }

    private boolean canScroll() {
        ScrollBar bar = verticalBar();
        return bar != null && bar.isVisible();
    }

    private boolean isAtEnd() {
        ScrollBar bar = verticalBar();
        return bar != null && bar.isVisible() && bar.getValue() >= bar.getMax() - 1e-6;
    }

    private @Nullable ScrollBar verticalBar() {
        return lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
                .findFirst()
                .orElse(null);
    }

    /** Puts the selected lines on the clipboard, with their times where these are shown; all lines where none is selected. */
    void copy() {
        var chosen = getSelectionModel().getSelectedItems().isEmpty()
                ? getItems()
                : getSelectionModel().getSelectedItems();
        String text = chosen.stream()
                .sorted(Comparator.comparingLong(LogLine::number))
                .map(this::asText)
                .collect(Collectors.joining("\n", "", "\n"));
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private String asText(LogLine line) {
        String time = model.timestampsProperty().get() ? line.time().truncatedTo(ChronoUnit.MILLIS) + " " : "";
        return time + line.text();
    }

    private ContextMenu menu() {
        MenuItem copy = new MenuItem(Texts.get("logs.copy"));
        copy.setAccelerator(COPY);
        copy.setOnAction(event -> copy());
        MenuItem all = new MenuItem(Texts.get("logs.selectAll"));
        all.setAccelerator(new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN));
        all.setOnAction(event -> getSelectionModel().selectAll());
        MenuItem end = new MenuItem(Texts.get("logs.jump"));
        end.setOnAction(event -> model.followProperty().set(true));
        MenuItem clear = new MenuItem(Texts.get("logs.clear"));
        clear.setOnAction(event -> model.clear());
        return new ContextMenu(copy, all, end, clear);
    }
}
