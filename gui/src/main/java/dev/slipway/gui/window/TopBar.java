package dev.slipway.gui.window;

import atlantafx.base.controls.CustomTextField;
import dev.slipway.gui.connection.ConnectionState;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** Menu bar and tool bar in one line: connection, search, and the actions that begin something. */
final class TopBar extends HBox {
    private final CustomTextField search = new CustomTextField();

    TopBar(Desk desk, Node menu) {
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label connection = new Label("", new FontIcon(MaterialDesignC.CIRCLE));
        connection.getStyleClass().add("connection");
        desk.helper().stateProperty().addListener((property, before, state) -> show(connection, state));
        show(connection, desk.helper().stateProperty().get());
        search.setPromptText(Texts.get("search.prompt"));
        search.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        search.getStyleClass().add("search");
        search.setId("search");
        HBox before = space();
        HBox after = space();
        getChildren().addAll(menu, connection, before, search, after);
        for (String id : new String[] {"bundle.import", "pod.create", "pod.graph"}) {
            getChildren().add(desk.controls().iconButton(id, desk::nothing));
        }
        Region line = new Region();
        line.getStyleClass().add("bar-divider");
        getChildren().addAll(line, desk.controls().iconButton("view.theme", desk::nothing));
    }

    CustomTextField search() {
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
