package dev.slipway.gui.logs;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.text.Texts;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The containers whose output is shown, each with its colour and the way to leave it out, and the way to choose more. */
final class SourceBar extends HBox {
    private final LogGroup group;
    private final HBox names = new HBox();

    SourceBar(LogGroup group, SourceChooser chooser) {
        this.group = group;
        getStyleClass().add("log-sources");
        LogColours.on(this);
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        names.setAlignment(Pos.CENTER_LEFT);
        names.getStyleClass().add("log-source-names");
        names.setMinWidth(0);
        Button choose = new Button(Texts.get("logs.containers"), new FontIcon(MaterialDesignP.PLUS));
        choose.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        choose.setId("logs-choose");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(event -> chooser.show(choose));
        Tips.on(choose, Texts.get("logs.choose"));
        getChildren().setAll(names, choose);
        group.sources().addListener((ListChangeListener<LogSource>) change -> fill());
        fill();
    }

    private void fill() {
        names.getChildren().setAll(group.sources().stream().map(this::name).toList());
    }

    private Button name(LogSource source) {
        Button button = new Button(source.name(), new FontIcon(MaterialDesignC.CLOSE));
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "log-source-name", "log-source-" + source.colour());
        button.setAccessibleText(Texts.get("logs.leaveOut", source.name()));
        Tips.on(button, Texts.get("logs.leaveOut", source.name()));
        button.setOnAction(event -> group.remove(source));
        return button;
    }
}
