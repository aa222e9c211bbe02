package dev.slipway.gui.comparison;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.slipway.gui.control.LineFilter;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Refusal;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.DetailTable;
import dev.slipway.protocol.model.SavedDiff;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/**
 * Two checkpoints side by side, or a checkpoint and its container as it runs: their processes, matched, at the left, and what of them differs.
 */
public final class DiffView extends BorderPane {
    private static final double PROCESSES = 0.22;
    private static final String ALL = "";
    private static final String PAGES = "pages";

    private final Desk desk;
    private final String from;
    private final String to;
    private final MatchList processes = new MatchList(this::choose);
    private final DetailTable<SavedDiff.Change> changes = ChangeTable.make();
    private final DetailTable<SavedDiff.Pages> pages = PageTable.make();
    private final ComboBox<String> what = new ComboBox<>();
    private final CheckBox changesOnly = new CheckBox(Texts.get("diff.changesOnly"));
    private final CustomTextField filter = new CustomTextField();
    private final Label count = new Label();
    private final Button comparePages = new Button(Texts.get("diff.pages"));
    private final BorderPane table = new BorderPane(changes);
    private final InvalidationListener back = property -> again();
    private boolean unread;
    private SavedDiff.@Nullable Match match;
    private @Nullable SavedDiff diff;

    /**
     * Compares by full ids; the earlier one is on the left.
     *
     * @param from a checkpoint's
     * @param to a checkpoint's, or a container's to compare with it as it runs
     */
    public DiffView(Desk desk, String from, String to) {
        this.desk = desk;
        this.from = from;
        this.to = to;
        getStyleClass().add("diff-view");
        getStylesheets()
                .add(Objects.requireNonNull(DiffView.class.getResource("/dev/slipway/gui/resources/checkpoint.css"))
                        .toExternalForm());
        what.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String value) {
                return value == null
                        ? ""
                        : value.equals(ALL) ? Texts.get("diff.everything") : Texts.get("diff.what." + value);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        what.setId("diff-what");
        what.setAccessibleText(Texts.get("diff.what"));
        what.valueProperty().addListener(property -> fill());
        changesOnly.setSelected(true);
        changesOnly.setId("diff-changes-only");
        changesOnly.selectedProperty().addListener(property -> list());
        filter.textProperty().addListener(property -> fill());
        comparePages.setId("diff-pages-ask");
        comparePages.getStyleClass().add(Styles.SMALL);
        comparePages.setGraphic(new FontIcon(MaterialDesignC.COMPARE_HORIZONTAL));
        comparePages.setMinWidth(USE_PREF_SIZE);
        comparePages.setOnAction(event -> comparePages());
        desk.helper().stateProperty().addListener(new WeakInvalidationListener(back));
        read();
    }

    /** What could not be asked is asked when the helper is back. */
    private void again() {
        if (unread && desk.connected()) {
            read();
        }
    }

    private void read() {
        unread = false;
        setTop(null);
        setCenter(Placeholder.loading(Texts.get("diff.loading")));
        new DiffAsking(desk, this::show, this::fail).ask(from, to, null);
    }

    private void fail(Throwable why) {
        unread = true;
        Button retry = new Button(Texts.get("button.retry"));
        retry.setOnAction(event -> read());
        setTop(null);
        setCenter(Placeholder.error(
                MaterialDesignA.ALERT_CIRCLE_OUTLINE, Texts.get("diff.failed"), Refusal.words(why), retry));
    }

    private void show(SavedDiff told) {
        diff = told;
        SplitPane split = new SplitPane(processes, new BorderPane(table, bar(), null, null, null));
        split.setDividerPositions(PROCESSES);
        SplitPane.setResizableWithParent(processes, false);
        split.getStyleClass().add("frame-split");
        setTop(header(told));
        setCenter(split);
        list();
    }

    private HBox header(SavedDiff told) {
        HBox header = new HBox(side(told.from()), new FontIcon(MaterialDesignA.ARROW_RIGHT), side(told.to()), space());
        if (told.to().checkpoint() == null) {
            Button again = new Button(Texts.get("diff.again"), new FontIcon(MaterialDesignR.REFRESH));
            again.setId("diff-again");
            again.getStyleClass().add(Styles.SMALL);
            again.setMinWidth(USE_PREF_SIZE);
            again.setOnAction(event -> read());
            header.getChildren().add(again);
        }
        header.getChildren().add(comparePages);
        header.getStyleClass().add("diff-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private Node side(SavedDiff.Side side) {
        Hyperlink name = new Hyperlink(side.name());
        name.getStyleClass().addAll("fact-link", "checkpoint-title");
        String checkpoint = side.checkpoint();
        name.setOnAction(event -> {
            if (checkpoint == null) {
                desk.openings().container(side.container());
            } else {
                desk.openings().checkpoint(checkpoint);
            }
        });
        Label about = new Label(
                checkpoint == null
                        ? Texts.get("diff.side.live", Ages.full(side.created()))
                        : Texts.get("diff.side", side.containerName(), Ages.full(side.created())));
        about.getStyleClass().add(Styles.TEXT_MUTED);
        return new VBox(name, about);
    }

    private HBox bar() {
        filter.setLeft(new FontIcon(MaterialDesignF.FILTER_VARIANT));
        filter.setPromptText(Texts.get("toolWindow.filter"));
        filter.setAccessibleText(Texts.get("toolWindow.filter"));
        filter.setId("diff-filter");
        filter.setPrefColumnCount(22);
        count.getStyleClass().add("count");
        changesOnly.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox(what, filter, count, space(), changesOnly);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("view-bar");
        return bar;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private void list() {
        SavedDiff told = diff;
        if (told != null) {
            processes.show(
                    DiffModel.processes(told, changesOnly.isSelected()),
                    told.changes().size());
        }
    }

    private void choose(SavedDiff.@Nullable Match chosen) {
        SavedDiff told = diff;
        if (told == null) {
            return;
        }
        match = chosen;
        String before = what.getValue();
        List<String> kinds = List.copyOf(DiffModel.counts(told, chosen).keySet());
        what.getItems().setAll(ALL);
        what.getItems().addAll(kinds);
        if (!told.pages().isEmpty()) {
            what.getItems().add(PAGES);
        }
        what.setValue(before != null && what.getItems().contains(before) ? before : ALL);
        fill();
    }

    private void fill() {
        SavedDiff told = diff;
        String kind = what.getValue();
        if (told == null || kind == null) {
            return;
        }
        if (kind.equals(PAGES)) {
            table.setCenter(pages);
            pages.show(told.pages());
            count.setText("");
            return;
        }
        table.setCenter(changes);
        Predicate<String> wanted = LineFilter.words(filter.getText());
        List<SavedDiff.Change> all = DiffModel.changes(told, match, kind);
        List<SavedDiff.Change> some = all.stream()
                .filter(change -> wanted.test(change.key() + " " + change.before() + " " + change.after()))
                .toList();
        changes.show(some);
        count.setText(
                some.size() < all.size()
                        ? Texts.get("table.filtered", some.size(), all.size())
                        : Texts.count(told.more() ? "diff.countMore" : "diff.count", all.size()));
    }

    /** All memory is read for it, so that it is asked for by itself. */
    private void comparePages() {
        comparePages.setDisable(true);
        new DiffAsking(
                        desk,
                        told -> {
                            comparePages.setDisable(false);
                            SavedDiff known = diff;
                            diff = known == null
                                    ? told
                                    : new SavedDiff(
                                            known.from(),
                                            known.to(),
                                            known.processes(),
                                            known.changes(),
                                            told.pages(),
                                            known.more());
                            choose(match);
                            what.setValue(told.pages().isEmpty() ? ALL : PAGES);
                        },
                        why -> {
                            comparePages.setDisable(false);
                            desk.notices().failed(why);
                        })
                .ask(from, to, List.of(PAGES));
    }
}
