package dev.slipway.gui.container;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.spec.SpecView;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.Inspection;
import dev.slipway.gui.view.ObjectView;
import dev.slipway.gui.view.ViewTabs;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Tab;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** One container: its name, status and actions, above its views. */
public final class ContainerTab extends BorderPane {
    private static final Set<String> INSPECTED = Set.of("overview", "spec");
    /** Nobody reads what a check that runs more often found. */
    private static final double SOONEST_SECONDS = 5;
    /** What runs of a check are looked after by, as long as its own rhythm isn't known. */
    private static final double USUAL_SECONDS = 30;

    private final Desk desk;
    private final String id;
    private final TabHeader header;
    private final Inspection<ContainerDetail> inspection;
    private final OverviewPane overview;
    private final ViewTabs views;
    private final List<Runnable> disposals = new ArrayList<>();
    private final ListChangeListener<ContainerSummary> listener = change -> refresh();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", Texts.get("container.new"));
    private @Nullable ContainerSummary known;

    /** The tab's content for the container with that full id. */
    public ContainerTab(Desk desk, String id, List<ObjectView> more) {
        this.desk = desk;
        this.id = id;
        this.views = new ViewTabs(id);
        this.inspection = new Inspection<>(desk, () -> desk.helper().call(ContainerCalls.INSPECT, new Common.Id(id)));
        this.overview = new OverviewPane(desk, inspection);
        getStyleClass().add("container-tab");
        Contexts.attach(this, this::context);
        header = new TabHeader(desk.controls().bar(this::context, "container"));
        setTop(header);
        setCenter(views);
        addView(new ObjectView("overview", any -> ObjectView.Content.of(overview)));
        more.forEach(this::addView);
        addView(new ObjectView("spec", any -> ObjectView.Content.of(specification())));
        desk.world().containers().addListener(listener);
        inspection.detailProperty().subscribe(detail -> {
            if (detail != null) {
                header.restartsAt(detail.state().restartAt());
            }
        });
        inspection.look();
        watchHealth();
        LastOom.of(desk, id, overview::showOom, disposals);
        refresh();
    }

    /** The container's name. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Shows the view with that id. */
    public void select(String view) {
        views.select(view);
    }

    /** Gives back what the tab holds; it isn't used afterwards. */
    public void dispose() {
        desk.world().containers().removeListener(listener);
        disposals.forEach(Runnable::run);
        disposals.clear();
        views.dispose();
    }

    /**
     * What each run of a health check found is told by an inspection alone, and by no event: while somebody looks at it, it is asked for in
     * the rhythm of the check.
     */
    private void watchHealth() {
        PauseTransition next = new PauseTransition();
        next.setOnFinished(event -> {
            if (checksHealth() && isLookedAt()) {
                inspection.changed();
                inspection.look();
            }
            next.setDuration(rhythm());
            next.play();
        });
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                next.stop();
            } else {
                next.setDuration(rhythm());
                next.play();
            }
        });
        disposals.add(next::stop);
    }

    private Duration rhythm() {
        ContainerDetail detail = inspection.detailProperty().get();
        double seconds = detail != null
                        && detail.config().get("healthcheck") instanceof Map<?, ?> check
                        && check.get("interval") instanceof Number interval
                ? interval.doubleValue()
                : USUAL_SECONDS;
        return Duration.seconds(Math.max(SOONEST_SECONDS, seconds));
    }

    private boolean checksHealth() {
        ContainerSummary container = known;
        return container != null
                && container.health() != null
                && container.status().equals("running");
    }

    private static boolean awaitsRestart(ContainerSummary container) {
        return container.restartPolicy() != null
                && (container.status().equals("exited") || container.status().equals("stopped"));
    }

    /** Whether what only an inspection tells is on the screen. */
    private boolean isLookedAt() {
        Tab selected = views.getSelectionModel().getSelectedItem();
        return getScene() != null && selected != null && INSPECTED.contains(selected.getId());
    }

    private static boolean differs(ContainerSummary before, ContainerSummary now) {
        return !before.status().equals(now.status())
                || !Objects.equals(before.health(), now.health())
                || !Objects.equals(before.restartPolicy(), now.restartPolicy())
                || before.restartCount() != now.restartCount();
    }

    private SpecView specification() {
        SpecView view = new SpecView();
        inspection.detailProperty().subscribe(detail -> {
            if (detail != null) {
                view.show(detail.spec());
            }
        });
        return view;
    }

    private ActionContext context() {
        ContainerSummary container = known;
        return ActionContext.ofContainers(desk.connected(), container == null ? List.of() : List.of(container));
    }

    private void addView(ObjectView view) {
        Tab tab = views.add(view);
        if (INSPECTED.contains(view.id())) {
            tab.setOnSelectionChanged(event -> {
                if (tab.isSelected()) {
                    inspection.look();
                }
            });
        }
    }

    private void refresh() {
        ContainerSummary container = desk.world().container(id).orElse(null);
        if (container == null) {
            if (known != null) {
                setTop(null);
                setCenter(Placeholder.empty(
                        MaterialDesignD.DELETE_OUTLINE,
                        Texts.get("container.gone.title", known.name()),
                        Texts.get("container.gone.text")));
                known = null;
                dispose();
            }
            return;
        }
        if (container.equals(known)) {
            return;
        }
        if (known != null && differs(known, container)) {
            inspection.changed();
        }
        known = container;
        if (isLookedAt() && (container.health() != null || awaitsRestart(container))) {
            inspection.look();
        }
        title.set(container.name());
        header.show(container);
        overview.show(container);
    }
}
