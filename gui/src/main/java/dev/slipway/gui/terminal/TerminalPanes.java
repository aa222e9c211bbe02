package dev.slipway.gui.terminal;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectView.Content;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
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
        Button more = new Button(null, new FontIcon(MaterialDesignP.PLUS));
        more.getStyleClass().addAll("flat", "icon-button");
        Tips.on(more, Texts.get("terminal.open"));
        more.setAccessibleText(Texts.get("terminal.open"));
        more.setFocusTraversable(false);
        TerminalTabs tabs = new TerminalTabs(
                desk,
                terminals,
                session -> session.order().container().equals(container),
                TerminalSession::title,
                empty,
                more,
                desk.controls().iconButton("container.exec", () -> context(container)));
        more.setOnAction(event -> open(container, tabs));
        ObservableValue<Boolean> running =
                Bindings.createObjectBinding(() -> runs(container), desk.world().containers());
        Subscription offers = running.subscribe(runs -> empty.getChildren().setAll(offer(container, tabs, runs)));
        return new Content(tabs, () -> {
            offers.unsubscribe();
            tabs.dispose();
        });
    }

    /** The terminals of all containers. */
    public Node all() {
        MenuButton first = new MenuButton(Texts.get("terminal.open"));
        first.setId("terminal-first");
        Placeholder empty = Placeholder.empty(
                MaterialDesignC.CONSOLE, Texts.get("terminals.empty.title"), Texts.get("terminals.empty.text"));
        empty.getChildren().add(first);
        MenuButton more = new MenuButton(null, new FontIcon(MaterialDesignP.PLUS));
        more.getStyleClass().addAll("flat", "terminal-more");
        Tips.on(more, Texts.get("terminal.open"));
        more.setAccessibleText(Texts.get("terminal.open"));
        TerminalTabs tabs = new TerminalTabs(
                desk,
                terminals,
                session -> true,
                session -> Texts.get("terminal.tab", terminals.containerName(session), session.title()),
                empty,
                more);
        offerContainers(first, tabs);
        offerContainers(more, tabs);
        return tabs;
    }

    private void open(String container, TerminalTabs tabs) {
        terminals.openShell(container);
        tabs.requestFocus();
    }

    private boolean runs(String container) {
        return desk.world()
                .container(container)
                .filter(summary -> summary.status().equals("running"))
                .isPresent();
    }

    private Node offer(String container, TerminalTabs tabs, boolean running) {
        if (!running) {
            return Placeholder.empty(
                    MaterialDesignC.CONSOLE,
                    Texts.get("terminal.stopped.title"),
                    Texts.get("terminal.stopped.text"),
                    desk.controls().textButton("container.start", () -> context(container)));
        }
        Button open = new Button(Texts.get("terminal.open"), new FontIcon(MaterialDesignC.CONSOLE));
        open.setId("terminal-open");
        open.getStyleClass().add("accent");
        open.setOnAction(event -> open(container, tabs));
        return Placeholder.empty(
                MaterialDesignC.CONSOLE,
                Texts.get("terminal.empty.title"),
                Texts.get("terminal.empty.text"),
                open,
                desk.controls().textButton("container.attach", () -> context(container)),
                desk.controls().textButton("container.exec", () -> context(container)));
    }

    private ActionContext context(String container) {
        return ActionContext.ofContainers(
                desk.connected(),
                desk.world().container(container).map(List::of).orElse(List.of()));
    }

    /** Makes a button offer what runs; a shell is opened in what is chosen. */
    private void offerContainers(MenuButton button, TerminalTabs tabs) {
        MenuItem none = new MenuItem(Texts.get("terminals.none"));
        none.setDisable(true);
        button.getItems().add(none);
        button.setOnShowing(event -> {
            List<MenuItem> running = desk.world().containers().stream()
                    .filter(container -> container.status().equals("running") && !container.infra())
                    .limit(OFFERED)
                    .map(container -> item(container, tabs))
                    .toList();
            button.getItems().setAll(running.isEmpty() ? List.of(none) : running);
        });
    }

    private MenuItem item(ContainerSummary container, TerminalTabs tabs) {
        MenuItem item = new MenuItem(container.name());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> open(container.id(), tabs));
        return item;
    }
}
