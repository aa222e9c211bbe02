package dev.slipway.gui.window;

import dev.slipway.gui.connection.ConnectionState;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.text.Texts;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** A thin bar that says that what is seen is no longer what is. */
final class StaleBar extends HBox {
    private final Desk desk;
    private final Label text = new Label("", new FontIcon(MaterialDesignL.LAN_DISCONNECT));

    StaleBar(Desk desk) {
        this.desk = desk;
        getStyleClass().add("stale-bar");
        setAlignment(Pos.CENTER_LEFT);
        Hyperlink retry = new Hyperlink(desk.actions().get("helper.retry").text());
        retry.setOnAction(event -> desk.helper().retry());
        getChildren().addAll(text, retry);
        InvalidationListener changed = property -> refresh();
        desk.helper().stateProperty().addListener(changed);
        desk.helper().silentProperty().addListener(changed);
        desk.world().knownProperty().addListener(changed);
        refresh();
    }

    private void refresh() {
        boolean quiet = desk.helper().stateProperty().get() == ConnectionState.LOST
                || desk.helper().silentProperty().get();
        boolean stale = quiet && desk.world().knownProperty().get();
        setVisible(stale);
        setManaged(stale);
        text.setText(Texts.get(
                "stale.text", Ages.clock(desk.helper().answeredProperty().get())));
    }
}
