package dev.slipway.gui.terminal;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.FxThread;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Some of the terminals as tabs, made as they are looked at; closing a tab closes its terminal. */
final class TerminalTabs extends StackPane {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final Desk desk;
    private final Terminals terminals;
    private final Predicate<TerminalSession> shown;
    private final Function<TerminalSession, String> title;
    private final TabPane tabs = new TabPane();
    private final HBox buttons;
    private final ListChangeListener<TerminalSession> listener = change -> refresh();
    private final Subscription asked;

    /**
     * Tabs of the terminals for which {@code shown} holds.
     *
     * @param title what a tab is called
     * @param empty what is seen while there is none
     * @param buttons beside the tabs
     */
    TerminalTabs(
            Desk desk,
            Terminals terminals,
            Predicate<TerminalSession> shown,
            Function<TerminalSession, String> title,
            Node empty,
            Node... buttons) {
        this.desk = desk;
        this.terminals = terminals;
        this.shown = shown;
        this.title = title;
        this.buttons = new HBox(buttons);
        getStyleClass().add("terminal-tabs");
        tabs.getStyleClass().add("sub-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        this.buttons.getStyleClass().add("terminal-buttons");
        this.buttons.setAlignment(Pos.CENTER_RIGHT);
        this.buttons.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this.buttons, Pos.TOP_RIGHT);
        getChildren().setAll(empty, tabs, this.buttons);
        empty.visibleProperty().bind(tabs.visibleProperty().not());
        Contexts.attach(this, this::context);
        terminals.sessions().addListener(listener);
        refresh();
        asked = terminals.shownProperty().subscribe(this::select);
    }

    private ActionContext context() {
        TerminalSession session = selected();
        return session == null
                ? desk.nothing()
                : ActionContext.ofContainers(
                        desk.connected(),
                        desk.world()
                                .container(session.order().container())
                                .map(List::of)
                                .orElse(List.of()));
    }

    private @Nullable TerminalSession selected() {
        return tabs.getSelectionModel().getSelectedItem() instanceof TerminalTab tab ? tab.session : null;
    }

    private void refresh() {
        boolean focused = isFocusWithin();
        List<TerminalSession> wanted =
                terminals.sessions().stream().filter(shown).toList();
        List.copyOf(tabs.getTabs()).forEach(tab -> {
            if (tab instanceof TerminalTab of && !wanted.contains(of.session)) {
                of.dispose();
                tabs.getTabs().remove(tab);
            }
        });
        wanted.stream().filter(session -> tabOf(session) == null).forEach(session -> tabs.getTabs()
                .add(new TerminalTab(session)));
        tabs.setVisible(!tabs.getTabs().isEmpty());
        buttons.setVisible(tabs.isVisible());
        if (focused) {
            requestFocus();
        }
    }

    private @Nullable TerminalTab tabOf(TerminalSession session) {
        for (Tab tab : tabs.getTabs()) {
            if (tab instanceof TerminalTab of && of.session == session) {
                return of;
            }
        }
        return null;
    }

    private void select(@Nullable TerminalSession session) {
        TerminalTab tab = session == null ? null : tabOf(session);
        if (tab != null) {
            tabs.getSelectionModel().select(tab);
            tab.show();
        }
    }

    /** The terminal that is looked at gets the keys. */
    @Override
    public void requestFocus() {
        if (tabs.getSelectionModel().getSelectedItem() instanceof TerminalTab tab) {
            tab.show();
            FxThread.later(tab::focus);
        } else {
            super.requestFocus();
        }
    }

    /** Shows terminals no longer; they go on. */
    void dispose() {
        terminals.sessions().removeListener(listener);
        asked.unsubscribe();
        tabs.getTabs().forEach(tab -> {
            if (tab instanceof TerminalTab of) {
                of.dispose();
            }
        });
    }

    /** The tab of one terminal. */
    private final class TerminalTab extends Tab {
        private final TerminalSession session;
        private final FontIcon icon = new FontIcon(MaterialDesignC.CONSOLE_LINE);
        private final Subscription states;
        private @Nullable TerminalView view;

        TerminalTab(TerminalSession session) {
            this.session = session;
            setText(title.apply(session));
            setGraphic(icon);
            setOnCloseRequest(event -> {
                event.consume();
                terminals.close(session);
            });
            setOnSelectionChanged(event -> {
                if (isSelected()) {
                    show();
                    if (tabs.isFocusWithin()) {
                        FxThread.later(this::focus);
                    }
                }
            });
            states = session.stateProperty().subscribe(state -> icon.pseudoClassStateChanged(OVER, state.over()));
        }

        private void show() {
            if (view == null) {
                TerminalView made = new TerminalView(session, () -> terminals.close(session));
                view = made;
                setContent(made);
            }
        }

        private void focus() {
            TerminalView made = view;
            if (made != null && isSelected()) {
                made.focusScreen();
            }
        }

        private void dispose() {
            states.unsubscribe();
            if (view != null) {
                view.dispose();
            }
        }
    }
}
