package dev.slipway.gui.terminal;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectView.Content;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The places in which terminals are shown: a container's tab, and the tool window of all. */
public final class TerminalPanes {
    private static final int OFFERED = 30;

    private final Desk desk;
    private final Terminals terminals;

    /** Shows {@code terminals}. */
    public TerminalPanes(Desk desk, Terminals terminals) {
        this.desk = desk;
        this.terminals = terminals;
    }

    /** The terminals of one container. */
    public Content ofContainer(String container) {
        StackPane empty = new StackPane();
        boolean[] before = {!runs(container)};
        InvalidationListener refresh = change -> {
            if (before[0] != runs(container)) {
                before[0] = runs(container);
                empty.getChildren().setAll(offer(container));
            }
        };
        refresh.invalidated(desk.world().containers());
        desk.world().containers().addListener(refresh);
        TerminalTabs tabs = new TerminalTabs(
                desk,
                terminals,
                session -> session.order().container().equals(container),
                TerminalSession::title,
                empty,
                icon(MaterialDesignP.PLUS, "terminal.open", () -> terminals.openShell(container)),
                command(container));
        return new Content(tabs, () -> {
            desk.world().containers().removeListener(refresh);
            tabs.dispose();
        });
    }

    /** The terminals of all containers. */
    public Node all() {
        MenuButton first = containers();
        first.setId("terminal-first");
        first.setText(Texts.get("terminal.open"));
        Placeholder empty = Placeholder.empty(
                MaterialDesignC.CONSOLE_LINE, Texts.get("terminals.empty.title"), Texts.get("terminals.empty.text"));
        empty.getChildren().add(first);
        MenuButton more = containers();
        more.setGraphic(new FontIcon(MaterialDesignP.PLUS));
        more.getStyleClass().addAll("flat", "terminal-more");
        Tips.on(more, Texts.get("terminal.open"));
        more.setAccessibleText(Texts.get("terminal.open"));
        return new TerminalTabs(
                desk,
                terminals,
                session -> true,
                session -> Texts.get("terminal.tab", terminals.containerName(session), session.title()),
                empty,
                more);
    }

    private boolean runs(String container) {
        return desk.world()
                .container(container)
                .filter(summary -> summary.status().equals("running"))
                .isPresent();
    }

    private Node offer(String container) {
        if (!runs(container)) {
            return Placeholder.empty(
                    MaterialDesignC.CONSOLE_LINE,
                    Texts.get("terminal.stopped.title"),
                    Texts.get("terminal.stopped.text"),
                    desk.controls().textButton("container.start", () -> context(container)));
        }
        Button open = new Button(Texts.get("terminal.open"), new FontIcon(MaterialDesignC.CONSOLE_LINE));
        open.setId("terminal-open");
        open.getStyleClass().add("accent");
        open.setOnAction(event -> terminals.openShell(container));
        return Placeholder.empty(
                MaterialDesignC.CONSOLE_LINE,
                Texts.get("terminal.empty.title"),
                Texts.get("terminal.empty.text"),
                open,
                desk.controls().textButton("container.attach", () -> context(container)),
                desk.controls().textButton("container.exec", () -> context(container)));
    }

    private Button command(String container) {
        return desk.controls().iconButton("container.exec", () -> context(container));
    }

    private ActionContext context(String container) {
        return ActionContext.ofContainers(
                desk.connected(), desk.world().container(container).map(List::of).orElse(List.of()));
    }

    /** A menu of what runs; a shell is opened in what is chosen. */
    private MenuButton containers() {
        MenuButton button = new MenuButton();
        MenuItem none = new MenuItem(Texts.get("terminals.none"));
        none.setDisable(true);
        button.getItems().add(none);
        button.setOnShowing(event -> {
            List<MenuItem> running = desk.world().containers().stream()
                    .filter(container -> container.status().equals("running") && !container.infra())
                    .limit(OFFERED)
                    .map(this::item)
                    .toList();
            button.getItems().setAll(running.isEmpty() ? List.of(none) : running);
        });
        return button;
    }

    private MenuItem item(ContainerSummary container) {
        MenuItem item = new MenuItem(container.name());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> terminals.openShell(container.id()));
        return item;
    }

    private static Button icon(Ikon icon, String key, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("flat", "icon-button");
        Tips.on(button, Texts.get(key));
        button.setAccessibleText(Texts.get(key));
        button.setFocusTraversable(false);
        button.setOnAction(event -> action.run());
        return button;
    }
}
