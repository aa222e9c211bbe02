package dev.slipway.gui.action;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Buttons of actions about what is selected, enabled where they can run. */
public final class ActionBar extends HBox {
    private record Item(Button button, Action action) {}

    private final Supplier<ActionContext> context;
    private final List<Item> items = new ArrayList<>();

    ActionBar(ActionControls controls, List<Action> actions, Supplier<ActionContext> context) {
        this.context = context;
        getStyleClass().add("action-bar");
        setAlignment(Pos.CENTER_LEFT);
        for (Action action : actions) {
            if (action.place().apart() && !items.isEmpty()) {
                Region line = new Region();
                line.getStyleClass().add("bar-divider");
                getChildren().add(line);
            }
            Button button = controls.iconButton(action.id(), context);
            items.add(new Item(button, action));
            getChildren().add(button);
        }
        refresh();
    }

    /** Enables each button that can run on what is selected now. */
    public void refresh() {
        ActionContext now = context.get();
        items.forEach(item -> item.button().setDisable(!item.action().enabled().test(now)));
    }
}
