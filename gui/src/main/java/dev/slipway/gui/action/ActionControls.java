package dev.slipway.gui.action;

import dev.slipway.gui.control.Tips;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes menus and buttons of actions. An id of {@code -} is a separator. */
public final class ActionControls {
    private final Actions actions;

    /** Serves the actions of a registry. */
    public ActionControls(Actions actions) {
        this.actions = actions;
    }

    /** A menu whose items are enabled anew each time it opens. */
    public Menu menu(String text, String... ids) {
        Menu menu = new Menu(text);
        List<Runnable> refresh = new ArrayList<>();
        for (String id : ids) {
            menu.getItems().add(item(id, actions::context, refresh));
        }
        menu.setOnShowing(event -> refresh.forEach(Runnable::run));
        return menu;
    }

    /** A context menu about what {@code context} tells when it opens. */
    public ContextMenu contextMenu(Supplier<ActionContext> context, String... ids) {
        ContextMenu menu = new ContextMenu();
        List<Runnable> refresh = new ArrayList<>();
        for (String id : ids) {
            menu.getItems().add(item(id, context, refresh));
        }
        menu.setOnShowing(event -> refresh.forEach(Runnable::run));
        return menu;
    }

    /** A flat button with the action's icon, and its text and key as tooltip. */
    public Button iconButton(String id, Supplier<ActionContext> context) {
        Action action = actions.get(id);
        Button button = new Button();
        if (action.icon() != null) {
            button.setGraphic(new FontIcon(action.icon()));
        }
        button.getStyleClass().addAll("flat", "icon-button");
        Tips.on(button, action.tip());
        button.setAccessibleText(action.text());
        button.setFocusTraversable(false);
        button.setId(id);
        button.setOnAction(event -> actions.run(action, context.get()));
        return button;
    }

    /** A button with icon and text. */
    public Button textButton(String id, Supplier<ActionContext> context) {
        Button button = iconButton(id, context);
        button.setText(actions.get(id).text());
        button.getStyleClass().removeAll("flat", "icon-button");
        button.setFocusTraversable(true);
        return button;
    }

    private MenuItem item(String id, Supplier<ActionContext> context, List<Runnable> refresh) {
        if (id.equals("-")) {
            return new SeparatorMenuItem();
        }
        Action action = actions.get(id);
        MenuItem item = new MenuItem(action.text());
        if (action.icon() != null) {
            item.setGraphic(new FontIcon(action.icon()));
        }
        item.setAccelerator(action.shortcut());
        item.setId(id);
        item.setOnAction(event -> actions.run(action, context.get()));
        refresh.add(() -> item.setDisable(!action.enabled().test(context.get())));
        return item;
    }
}
