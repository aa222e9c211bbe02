package dev.slipway.gui.explorer;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Refusal;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.hex.Addresses;
import dev.slipway.gui.hex.HexView;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.DetailTable;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.gui.view.Row;
import dev.slipway.protocol.model.SavedHit;
import dev.slipway.protocol.model.SavedMapping;
import java.io.File;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** The memory of a process: its areas as a map to scale and as a table, its bytes, and a search over one or all processes. */
final class MemoryView extends BorderPane implements ProcessView {
    private final Desk desk;
    private final CheckpointContent content;
    private final IntConsumer choose;
    private final MemoryMap map = new MemoryMap(this::open);
    private final FlowPane legend = new FlowPane(14, 2);
    private final DetailTable<SavedMapping> table = new DetailTable<>(
            "memory-areas",
            columns(),
            Placeholder.empty(MaterialDesignA.ALERT_OUTLINE, Texts.get("explore.nothing.memory"), ""));
    private final HexView hex;
    private final TextField address = new TextField();
    private final Label where = new Label();
    private final SearchPane search;
    private final SplitPane parts = new SplitPane();
    private List<SavedMapping> areas = List.of();
    private @Nullable Integer shown;
    private @Nullable SavedHit awaited;

    /**
     * A view of nothing yet.
     *
     * @param choose lets the explorer choose another process, by its pid
     */
    MemoryView(Desk desk, CheckpointContent content, IntConsumer choose) {
        this.desk = desk;
        this.content = content;
        this.choose = choose;
        hex = new HexView(desk.background());
        search = new SearchPane(desk, content.checkpoint(), this::go);
        legend.getStyleClass().add("map-legend");
        table.getSelectionModel().selectedIndexProperty().addListener((property, before, now) -> {
            Row<SavedMapping> row = table.getSelectionModel().getSelectedItem();
            if (row != null) {
                open(row.value());
            }
        });
        VBox top = new VBox(map, legend);
        top.getStyleClass().add("map-pane");
        setTop(top);
        BorderPane bytes = new BorderPane(hex, bar(), null, null, null);
        SplitPane lower = new SplitPane(bytes, search);
        lower.setDividerPositions(0.66);
        lower.getStyleClass().add("frame-split");
        parts.setOrientation(Orientation.VERTICAL);
        parts.getItems().setAll(table, lower);
        parts.setDividerPositions(0.34);
        parts.getStyleClass().add("frame-split");
        setCenter(parts);
    }

    private static List<TableColumn<Row<SavedMapping>, ?>> columns() {
        return List.of(
                ObjectColumns.text("start", 130, each -> Addresses.hex(each.start()), "mono"),
                ObjectColumns.text("end", 130, each -> Addresses.hex(each.end()), "mono"),
                ObjectColumns.text("permissions", 60, SavedMapping::permissions, "mono"),
                ObjectColumns.text("kind", 100, each -> Texts.get("explore.kind." + each.kind())),
                ObjectColumns.number("size", 80, MemoryView::size, each -> Amounts.bytes(size(each))),
                ObjectColumns.number("present", 80, SavedMapping::present, each -> bytes(each.present())),
                ObjectColumns.number("inParent", 80, SavedMapping::parent, each -> bytes(each.parent())),
                ObjectColumns.number("absent", 80, SavedMapping::absent, each -> bytes(each.absent())),
                ObjectColumns.text("path", 260, MemoryView::path));
    }

    private static String path(SavedMapping area) {
        String path = area.path();
        return path == null ? "" : path;
    }

    private static long size(SavedMapping area) {
        return area.end() - area.start();
    }

    private static String bytes(long bytes) {
        return bytes == 0 ? "" : Amounts.bytes(bytes);
    }

    private HBox bar() {
        address.setId("hex-address");
        address.setPromptText(Texts.get("explore.address"));
        address.setAccessibleText(Texts.get("explore.address"));
        address.setPrefColumnCount(15);
        address.getStyleClass().add("mono");
        address.setOnAction(event -> goTyped());
        address.textProperty()
                .addListener(property -> address.pseudoClassStateChanged(
                        Styles.STATE_DANGER,
                        !address.getText().isBlank()
                                && Addresses.parse(address.getText()).isEmpty()));
        where.getStyleClass().add("count");
        where.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button export = new Button("", new FontIcon(MaterialDesignD.DOWNLOAD_OUTLINE));
        export.setId("hex-export");
        export.getStyleClass().addAll("flat", "icon-button");
        export.setAccessibleText(Texts.get("explore.export"));
        Tips.on(export, Texts.get("explore.export"));
        export.setOnAction(event -> export());
        HBox bar = new HBox(address, where, space, export);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void look(@Nullable Integer pid) {
        search.look(pid);
        if (pid == null) {
            shown = null;
            show(List.of());
            table.setPlaceholder(new Label(Texts.get("explore.choose")));
        } else if (!pid.equals(shown)) {
            shown = pid;
            desk.background()
                    .deliver(
                            content.memoryMap(pid),
                            found -> {
                                if (pid.equals(shown)) {
                                    show(found);
                                }
                            },
                            why -> {
                                if (pid.equals(shown)) {
                                    fail(pid, why);
                                }
                            });
        }
    }

    private void fail(int pid, Throwable why) {
        show(List.of());
        table.fail(Texts.get("explore.failed"), why, () -> {
            shown = null;
            look(pid);
        });
        where.setText(Refusal.words(why));
    }

    private void show(List<SavedMapping> found) {
        areas = found;
        map.show(found);
        legend.getChildren().setAll(MapLegend.of(found));
        table.show(found);
        hex.show((from, length) -> content.memory(0, from, length), 0, 0);
        where.setText("");
        SavedHit hit = awaited;
        if (hit != null && Integer.valueOf(hit.pid()).equals(shown)) {
            awaited = null;
            goTo(hit.address(), hit.length());
        } else {
            found.stream().filter(each -> each.present() > 0).findFirst().ifPresent(this::open);
        }
    }

    private void open(SavedMapping area) {
        Integer pid = shown;
        if (pid == null) {
            return;
        }
        int index = areas.indexOf(area);
        map.chosenProperty().set(index);
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).value().equals(area)
                    && table.getSelectionModel().getSelectedIndex() != i) {
                table.getSelectionModel().select(i);
                table.scrollTo(Math.max(0, i - 2));
            }
        }
        if (!hex.shows(area.start(), area.end())) {
            hex.show((from, length) -> content.memory(pid, from, length), area.start(), area.end());
        }
        where.setText(Texts.get("explore.where", Texts.get("explore.kind." + area.kind()), path(area)));
    }

    private void goTyped() {
        OptionalLong typed = Addresses.parse(address.getText());
        if (typed.isPresent() && goTo(typed.getAsLong(), 1)) {
            hex.requestFocus();
        } else {
            where.setText(Texts.get("explore.address.none"));
        }
    }

    private boolean goTo(long wanted, int length) {
        SavedMapping area = areas.stream()
                .filter(each -> wanted >= each.start() && wanted < each.end())
                .findFirst()
                .orElse(null);
        if (area != null) {
            open(area);
            hex.select(wanted, length);
        }
        return area != null;
    }

    /** Shows a hit, in whichever process it is. */
    private void go(SavedHit hit) {
        if (Integer.valueOf(hit.pid()).equals(shown)) {
            goTo(hit.address(), hit.length());
        } else {
            awaited = hit;
            choose.accept(hit.pid());
        }
    }

    /** What is selected, or else the whole area. */
    private void export() {
        Integer pid = shown;
        int chosen = map.chosenProperty().get();
        if (pid == null || chosen < 0) {
            return;
        }
        boolean selected = hex.to() - hex.from() > 1;
        long from = selected ? hex.from() : areas.get(chosen).start();
        long to = selected ? hex.to() : areas.get(chosen).end();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get("explore.export.title", Amounts.bytes(to - from)));
        chooser.setInitialFileName(Addresses.column(from) + ".bin");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            RegionExport.begin(desk, content, pid, from, to, file.toPath());
        }
    }
}
