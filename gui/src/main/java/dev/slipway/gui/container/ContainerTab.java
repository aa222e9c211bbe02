package dev.slipway.gui.container;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.control.StatusLabel;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.spec.SpecView;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** One container: its name, status and actions, above its views. */
public final class ContainerTab extends BorderPane {
    private static final List<String> ACTIONS = List.of(
            "container.start",
            "container.pause",
            "container.resume",
            "container.stop",
            "container.restart",
            "container.checkpoint",
            "container.remove");

    private static final Set<String> INSPECTED = Set.of("overview", "spec");

    private final Desk desk;
    private final String id;
    private final Label name = new Label();
    private final Label shortId = new Label();
    private final StatusLabel status = new StatusLabel();
    private final Inspection inspection;
    private final OverviewPane overview;
    private final TabPane views = new TabPane();
    private final List<Button> buttons = new ArrayList<>();
    private final List<Runnable> disposals = new ArrayList<>();
    private final ListChangeListener<ContainerSummary> listener = change -> refresh();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", Texts.get("container.new"));
    private @Nullable ContainerSummary known;

    /** The tab's content for the container with that full id. */
    public ContainerTab(Desk desk, String id, List<ContainerView> more) {
        this.desk = desk;
        this.id = id;
        this.inspection = new Inspection(desk, id);
        this.overview = new OverviewPane(desk, inspection);
        getStyleClass().add("container-tab");
        Contexts.attach(this, this::context);
        setTop(header());
        setCenter(views);
        views.getStyleClass().add("sub-tabs");
        views.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        addView(new ContainerView("overview", any -> ContainerView.Content.of(overview)));
        more.forEach(this::addView);
        addView(new ContainerView("spec", any -> ContainerView.Content.of(specification())));
        desk.world().containers().addListener(listener);
        inspection.look();
        refresh();
    }

    /** The container's name. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Shows the view with that id. */
    public void select(String view) {
        views.getTabs().stream()
                .filter(tab -> view.equals(tab.getId()))
                .findFirst()
                .ifPresent(views.getSelectionModel()::select);
    }

    /** Gives back what the tab holds; it isn't used afterwards. */
    public void dispose() {
        desk.world().containers().removeListener(listener);
        disposals.forEach(Runnable::run);
        disposals.clear();
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

    private HBox header() {
        name.getStyleClass().add("tab-heading");
        shortId.getStyleClass().addAll("mono", "dim-text");
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(name, status, shortId, space);
        for (String action : ACTIONS) {
            Button button = desk.controls().iconButton(action, this::context);
            buttons.add(button);
            header.getChildren().add(button);
        }
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().addAll("view-bar", "tab-header");
        return header;
    }

    private void addView(ContainerView view) {
        Tab tab = new Tab(Texts.get("view." + view.id()));
        tab.setId(view.id());
        views.getTabs().add(tab);
        if (views.getTabs().size() == 1) {
            fill(tab, view);
        } else {
            tab.selectedProperty().addListener((property, before, selected) -> fill(tab, view));
        }
        if (INSPECTED.contains(view.id())) {
            tab.setOnSelectionChanged(event -> {
                if (tab.isSelected()) {
                    inspection.look();
                }
            });
        }
    }

    private void fill(Tab tab, ContainerView view) {
        if (tab.getContent() == null) {
            ContainerView.Content content = view.make().apply(id);
            tab.setContent(content.node());
            disposals.add(content.dispose());
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
        if (known != null && !known.status().equals(container.status())) {
            inspection.changed();
        }
        known = container;
        name.setText(container.name());
        title.set(container.name());
        shortId.setText(Amounts.shortId(id));
        status.show(StatusLook.of(container));
        overview.show(container);
        buttons.forEach(button -> {
            boolean possible = desk.actions().get(button.getId()).enabled().test(context());
            button.setDisable(!possible);
        });
    }
}
