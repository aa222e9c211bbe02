package dev.slipway.gui.action;

import dev.slipway.gui.control.Tips;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes menus, bars and buttons of actions. An id of {@code -} is a line between them. */
public final class ActionControls {
    private final Actions actions;

    /** Serves the actions of a registry. */
    public ActionControls(Actions actions) {
        this.actions = actions;
    }

    /** A menu whose items are enabled anew each time it opens. */
    public Menu menu(String text, String... ids) {
        return menu(text, Stream.of(ids).map(this::item).toList());
    }

    /** A menu of all actions about a noun. */
    public Menu nounMenu(String text, String noun) {
        return menu(text, items(actions.about(noun)));
    }

    /** A context menu of the actions about a noun, on what {@code context} tells when it opens. */
    public ContextMenu contextMenu(Supplier<ActionContext> context, String noun) {
        ContextMenu menu = new ContextMenu();
        List<Action> about = actions.about(noun).stream()
                .filter(action -> !action.place().general())
                .toList();
        List<Optional<Action>> items = items(about);
        List<Runnable> refresh = new ArrayList<>();
        items.forEach(item -> menu.getItems().add(item(item, context, refresh)));
        menu.setOnShowing(event -> refresh.forEach(Runnable::run));
        return menu;
    }

    private Menu menu(String text, List<Optional<Action>> items) {
        Menu menu = new Menu(text);
        List<Runnable> refresh = new ArrayList<>();
        items.forEach(item -> menu.getItems().add(item(item, actions::context, refresh)));
        menu.setOnShowing(event -> refresh.forEach(Runnable::run));
        return menu;
    }

    private Optional<Action> item(String id) {
        return id.equals("-") ? Optional.empty() : Optional.of(actions.get(id));
    }

    /** Actions with an empty place for each line between them. */
    private static List<Optional<Action>> items(List<Action> some) {
        List<Optional<Action>> items = new ArrayList<>();
        for (Action action : some) {
            if (action.place().apart() && !items.isEmpty()) {
                items.add(Optional.empty());
            }
            items.add(Optional.of(action));
        }
        return items;
    }

    /** A flat button with the action's icon, and its text and key as tooltip. */
    public Button iconButton(String id, Supplier<ActionContext> context) {
        Action action = actions.get(id);
        Button button = new Button();
        if (action.icon() != null) {
            button.setGraphic(new FontIcon(action.icon()));
        }
        button.getStyleClass().addAll("flat", "icon-button");
        Tips.on(button, () -> actions.keyMap().tip(action));
        button.setAccessibleText(action.text());
        button.setFocusTraversable(false);
        button.setId(id);
        button.setOnAction(event -> actions.run(action, context.get()));
        return button;
    }

    /** A bar of the actions about a noun that belong on tool bars. */
    public ActionBar bar(Supplier<ActionContext> context, String noun) {
        return new ActionBar(
                this,
                actions.about(noun).stream()
                        .filter(action ->
                                action.place().toolBar() && !action.place().general())
                        .toList(),
                context);
    }

    /** Buttons of all actions on tool bars that are about nothing that is selected. */
    public List<Button> generalButtons(Supplier<ActionContext> context) {
        return actions.all().stream()
                .filter(action -> action.place().toolBar() && action.place().general())
                .map(action -> iconButton(action.id(), context))
                .toList();
    }

    /** A button with icon and text. */
    public Button textButton(String id, Supplier<ActionContext> context) {
        Button button = iconButton(id, context);
        button.setText(actions.get(id).text());
        button.getStyleClass().removeAll("flat", "icon-button");
        button.setFocusTraversable(true);
        return button;
    }

    private MenuItem item(Optional<Action> wanted, Supplier<ActionContext> context, List<Runnable> refresh) {
        if (wanted.isEmpty()) {
            return new SeparatorMenuItem();
        }
        Action action = wanted.get();
        MenuItem item = new MenuItem(action.text());
        if (action.icon() != null) {
            item.setGraphic(new FontIcon(action.icon()));
        }
        item.acceleratorProperty().bind(actions.keyMap().property(action));
        item.setId(action.id());
        item.setOnAction(event -> actions.run(action, context.get()));
        refresh.add(() -> item.setDisable(!action.enabled().test(context.get())));
        return item;
    }
}
