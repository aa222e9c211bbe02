package dev.slipway.gui.view;

import dev.slipway.gui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The views of one object as tabs; each is made when it is first looked at. */
public final class ViewTabs extends TabPane {
    private final String object;
    private final List<Runnable> disposals = new ArrayList<>();

    /** No views yet of the object with that full id. */
    public ViewTabs(String object) {
        this.object = object;
        getStyleClass().add("sub-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    }

    /** Adds a view; the first one is made at once. */
    public Tab add(ObjectView view) {
        Tab tab = new Tab(Texts.get("view." + view.id()));
        tab.setId(view.id());
        getTabs().add(tab);
        if (getTabs().size() == 1) {
            fill(tab, view);
        } else {
            tab.selectedProperty().addListener((property, before, selected) -> fill(tab, view));
        }
        return tab;
    }

    private void fill(Tab tab, ObjectView view) {
        if (tab.getContent() == null) {
            ObjectView.Content content = view.make().apply(object);
            tab.setContent(content.node());
            disposals.add(content.dispose());
        }
    }

    /** Shows the view with that id. */
    public void select(String view) {
        getTabs().stream().filter(tab -> view.equals(tab.getId())).findFirst().ifPresent(getSelectionModel()::select);
    }

    /** Gives back what the views hold; they aren't used afterwards. */
    public void dispose() {
        disposals.forEach(Runnable::run);
        disposals.clear();
    }
}
