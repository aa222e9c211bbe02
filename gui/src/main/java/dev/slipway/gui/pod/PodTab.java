package dev.slipway.gui.pod;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.control.PodHealth;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectView;
import dev.slipway.gui.view.ViewTabs;
import dev.slipway.protocol.model.PodSummary;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** One pod: its name, status and actions, above its views. */
public final class PodTab extends BorderPane {
    private final Desk desk;
    private final String id;
    private final PodHeader header;
    private final ViewTabs tabs;
    private final ChangeListener<Number> listener = (revision, before, now) -> refresh();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", Texts.get("pod.new"));
    private @Nullable PodSummary known;
    private @Nullable PodHealth health;

    /**
     * The tab's content for the pod with that full id.
     *
     * @param views the first of them shown at once, the others made when they are first looked at
     */
    public PodTab(Desk desk, String id, List<ObjectView> views) {
        this.desk = desk;
        this.id = id;
        this.tabs = new ViewTabs(id);
        getStyleClass().add("pod-tab");
        setId("pod-tab");
        Contexts.attach(this, this::context);
        header = new PodHeader(desk.controls().bar(this::context, "pod"));
        setTop(header);
        setCenter(tabs);
        views.forEach(tabs::add);
        desk.world().revisionProperty().addListener(listener);
        refresh();
    }

    /** The pod's name. */
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
        tabs.dispose();
    }

    private ActionContext context() {
        PodSummary pod = known;
        return ActionContext.ofPods(desk.connected(), pod == null ? List.of() : List.of(pod));
    }

    private void refresh() {
        PodSummary pod = desk.world().pod(id).orElse(null);
        if (pod == null) {
            gone();
            return;
        }
        PodHealth now = PodHealth.of(pod, desk.world().containers());
        if (pod.equals(known) && now.equals(health)) {
            return;
        }
        known = pod;
        health = now;
        title.set(pod.name());
        header.show(pod, now);
    }

    private void gone() {
        if (known == null) {
            return;
        }
        setTop(null);
        setCenter(Placeholder.empty(
                MaterialDesignD.DELETE_OUTLINE,
                Texts.get("container.gone.title", known.name()),
                Texts.get("container.gone.text")));
        known = null;
        dispose();
    }
}
