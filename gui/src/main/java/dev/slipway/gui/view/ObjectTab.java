package dev.slipway.gui.view;

import dev.slipway.gui.action.ActionBar;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/**
 * One object of the world: its name and actions above its views, for as long as it is there.
 *
 * @param <T> its form in the world
 */
public final class ObjectTab<T> extends BorderPane {
    /**
     * What a tab shows of its object.
     *
     * @param noun of its actions; also the tab's id, before {@code -tab}
     * @param find the object as the world has it now
     * @param name what it is called
     * @param detail shown dimmed behind the name
     * @param context what its actions are about
     * @param views the first of them made at once
     */
    public record Parts<T>(
            String noun,
            Function<String, @Nullable T> find,
            Function<T, String> name,
            Function<T, String> detail,
            Function<List<T>, ActionContext> context,
            List<ObjectView> views) {
        public Parts {
            views = List.copyOf(views);
        }
    }

    private final Desk desk;
    private final String id;
    private final Parts<T> parts;
    private final Label name = new Label();
    private final Label detail = new Label();
    private final ActionBar actions;
    private final ViewTabs tabs;
    private final InvalidationListener listener = revision -> refresh();
    private final InvalidationListener connection;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    private @Nullable T known;

    /** The tab's content for the object with that full id. */
    public ObjectTab(Desk desk, String id, Parts<T> parts) {
        this.desk = desk;
        this.id = id;
        this.parts = parts;
        this.tabs = new ViewTabs(id);
        this.actions = desk.controls().bar(this::context, parts.noun());
        this.connection = state -> actions.refresh();
        setId(parts.noun() + "-tab");
        Contexts.attach(this, this::context);
        setTop(header());
        setCenter(tabs);
        parts.views().forEach(tabs::add);
        desk.world().revisionProperty().addListener(listener);
        desk.helper().stateProperty().addListener(connection);
        refresh();
    }

    /** The object's name. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Shows the view with that id. */
    public void select(String view) {
        tabs.select(view);
    }

    /** Gives back what the tab holds; it isn't used afterwards. */
    public void dispose() {
        desk.world().revisionProperty().removeListener(listener);
        desk.helper().stateProperty().removeListener(connection);
        tabs.dispose();
    }

    private HBox header() {
        name.getStyleClass().add("tab-heading");
        detail.getStyleClass().addAll("mono", "dim-text");
        detail.setMinWidth(0);
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(name, detail, space, actions);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().addAll("view-bar", "tab-header");
        return header;
    }

    private ActionContext context() {
        T object = known;
        return parts.context().apply(object == null ? List.of() : List.of(object));
    }

    private void refresh() {
        T now = parts.find().apply(id);
        if (Objects.equals(now, known)) {
            return;
        }
        T before = known;
        known = now;
        if (now != null) {
            title.set(parts.name().apply(now));
            name.setText(parts.name().apply(now));
            detail.setText(parts.detail().apply(now));
            actions.refresh();
        } else if (before != null) {
            gone(parts.name().apply(before));
        }
    }

    private void gone(String what) {
        setTop(null);
        setCenter(Placeholder.empty(
                MaterialDesignD.DELETE_OUTLINE,
                Texts.get("container.gone.title", what),
                Texts.get("container.gone.text")));
        dispose();
    }
}
