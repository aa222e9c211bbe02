package dev.slipway.gui.logs;

import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.text.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
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
    private @Nullable LogLine found;

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
        model.lines().addListener(this::changed);
        model.followProperty().addListener((observed, before, now) -> stayAtEnd());
        model.timestampsProperty().addListener((observed, before, now) -> refreshCells());
        model.nameWidthProperty().addListener((observed, before, now) -> refreshCells());
        model.levelsProperty().addListener((observed, before, now) -> refreshCells());
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

    /** Stays at the end, or else where the user has scrolled to while older lines are dropped. */
    private void changed(ListChangeListener.Change<? extends LogLine> change) {
        stayAtEnd();
        FxThread.later(this::stayAtEnd); // the skin, told after us, may have one line more by then
        int dropped = 0;
        while (change.next()) {
            dropped += change.getFrom() == 0 && !change.wasAdded() ? change.getRemovedSize() : 0;
        }
        if (dropped > 0
                && !model.followProperty().get()
                && lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null) {
            scrollTo(Math.max(0, flow.getFirstVisibleCell().getIndex() - dropped));
        }
    }

    private void stayAtEnd() {
        if (model.followProperty().get() && !getItems().isEmpty()) {
            scrollTo(getItems().size() - 1);
        }
    }

    /** Goes to what the search has come to, unless that is only the same line at another place. */
    private void show(long number) {
        refreshCells();
        int index = model.lines().indexOf(number);
        LogLine line = index < 0 ? null : model.lines().get(index);
        if (line != null && !line.is(found)) {
            reveal(index);
        }
        found = line;
    }

    /** Shows and selects the line at an index. */
    void reveal(int index) {
        model.followProperty().set(false);
        scrollTo(Math.max(0, index - 5));
        getSelectionModel().clearAndSelect(index);
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

    /** Puts the selected lines on the clipboard, as they are shown; all lines where none is selected. */
    void copy() {
        LogText form = LogText.of(model);
        List<Integer> chosen = getSelectionModel().getSelectedIndices();
        Stream<LogLine> lines = chosen.isEmpty()
                ? getItems().stream()
                : chosen.stream().sorted().map(getItems()::get);
        ClipboardContent content = new ClipboardContent();
        content.putString(lines.map(form::of).collect(Collectors.joining("\n", "", "\n")));
        Clipboard.getSystemClipboard().setContent(content);
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
