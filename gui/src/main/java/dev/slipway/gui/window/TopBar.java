package dev.slipway.gui.window;

import dev.slipway.gui.connection.ConnectionState;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.search.SearchField;
import dev.slipway.gui.search.SearchModel;
import dev.slipway.gui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Menu bar and tool bar in one line: connection, search, and the actions that begin something. */
final class TopBar extends HBox {
    private final SearchField search;

    TopBar(Desk desk, Node menu) {
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label connection = new Label("", new FontIcon(MaterialDesignC.CIRCLE));
        connection.getStyleClass().add("connection");
        desk.helper().stateProperty().addListener((property, before, state) -> show(connection, state));
        show(connection, desk.helper().stateProperty().get());
        search = new SearchField(new SearchModel(desk));
        HBox before = space();
        HBox after = space();
        getChildren().addAll(menu, connection, before, search, after);
        getChildren().addAll(desk.controls().generalButtons(desk::nothing));
        Region line = new Region();
        line.getStyleClass().add("bar-divider");
        getChildren().addAll(line, desk.controls().iconButton("view.theme", desk::nothing));
    }

    SearchField search() {
        return search;
    }

    private static HBox space() {
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static void show(Label label, ConnectionState state) {
        label.getStyleClass().removeAll(StatusLook.ROLES);
        label.getStyleClass()
                .add(
                        switch (state) {
                            case CONNECTED -> "success";
                            case CONNECTING -> "warning";
                            case LOST -> "danger";
                        });
        label.setText(
                switch (state) {
                    case CONNECTED -> Texts.get("connection.local");
                    case CONNECTING -> Texts.get("status.connecting");
                    case LOST -> Texts.get("status.offline");
                });
    }
}
