package dev.slipway.gui.restore;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.action.ActionBar;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.checkpoint.CheckpointActions;
import dev.slipway.gui.checkpoint.CheckpointListView;
import dev.slipway.gui.control.Filterable;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.timeline.TimelineView;
import dev.slipway.gui.view.Awaiting;
import dev.slipway.protocol.model.CheckpointSummary;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** Checkpoints on a line of time, or as a list that says the same in text, below what can be done with them. */
final class CheckpointBrowser extends BorderPane implements Filterable {
    private static final String SETTING = "checkpoints.list";

    private final Desk desk;
    private final ObservableList<CheckpointSummary> checkpoints;
    private final TimelineView timeline;
    private final CheckpointListView list;
    private final ActionBar actions;
    private final InvalidationListener covered = property -> cover();
    private Node view;

    /**
     * A browser that follows some of the world's checkpoints.
     *
     * @param list shows the same checkpoints
     */
    CheckpointBrowser(
            Desk desk,
            ObservableList<CheckpointSummary> checkpoints,
            CheckpointListView list,
            CheckpointActions deeds) {
        this.desk = desk;
        this.checkpoints = checkpoints;
        this.list = list;
        timeline = new TimelineView(
                checkpoints,
                desk.world().events(),
                container -> desk.world().container(container).isPresent(),
                deeds,
                InstantSource.system(),
                ZoneId.systemDefault());
        list.filterProperty().bindBidirectional(timeline.filterProperty());
        view = timeline;
        actions = desk.controls().bar(this::context, "checkpoint");
        getStyleClass().add("checkpoint-browser");
        setTop(bar());
        show(Boolean.parseBoolean(desk.settings().get(SETTING, "false")));
        Contexts.attach(this, this::context);
        timeline.chosenProperty().addListener(property -> actions.refresh());
        list.chosenProperty().addListener(property -> actions.refresh());
        desk.world().knownProperty().addListener(new WeakInvalidationListener(covered));
        desk.helper().stateProperty().addListener(new WeakInvalidationListener(covered));
    }

    /** Before the world is known, an empty view would be a lie. */
    private void cover() {
        setCenter(desk.world().knownProperty().get() ? view : Awaiting.world(desk));
        actions.refresh();
    }

    /** What is chosen in the view that is shown. */
    ActionContext context() {
        return ActionContext.ofCheckpoints(desk.connected(), chosen());
    }

    private List<CheckpointSummary> chosen() {
        return view == list
                ? list.chosenProperty().get()
                : timeline.chosenProperty().get();
    }

    @Override
    public StringProperty filterProperty() {
        return timeline.filterProperty();
    }

    @Override
    public void requestFocus() {
        view.requestFocus();
    }

    private HBox bar() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label size = new Label();
        size.getStyleClass().add("count");
        size.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.get(
                                "checkpoints.size.all",
                                Texts.count("checkpoints.count", checkpoints.size()),
                                Amounts.bytes(checkpoints.stream()
                                        .mapToLong(CheckpointSummary::size)
                                        .sum())),
                        checkpoints));
        ToggleGroup group = new ToggleGroup();
        ToggleButton asLine = toggle(MaterialDesignC.CHART_TIMELINE_VARIANT, "checkpoints.asTimeline", group);
        ToggleButton asList = toggle(MaterialDesignF.FORMAT_LIST_BULLETED, "checkpoints.asList", group);
        boolean listed = Boolean.parseBoolean(desk.settings().get(SETTING, "false"));
        group.selectToggle(listed ? asList : asLine);
        group.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else if (before != null) {
                desk.settings().set(SETTING, now == asList);
                show(now == asList);
            }
        });
        HBox bar = new HBox(
                desk.controls().iconButton("checkpoint.take", desk::nothing),
                desk.controls().iconButton("checkpoint.import", desk::nothing),
                actions,
                space,
                size,
                asLine,
                asList);
        bar.getStyleClass().add("view-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private static ToggleButton toggle(Ikon icon, String key, ToggleGroup group) {
        ToggleButton toggle = new ToggleButton(null, new FontIcon(icon));
        toggle.setToggleGroup(group);
        toggle.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        toggle.setId(key);
        toggle.setAccessibleText(Texts.get(key));
        Tips.on(toggle, Texts.get(key));
        return toggle;
    }

    /** What is chosen stays chosen. */
    private void show(boolean asList) {
        List<String> ids = chosen().stream().map(CheckpointSummary::id).toList();
        view = asList ? list : timeline;
        cover();
        if (asList) {
            list.choose(ids);
        } else {
            timeline.choose(ids);
        }
        actions.refresh();
    }
}
