package dev.slipway.gui.view;

import dev.slipway.gui.form.Refusal;
import dev.slipway.gui.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Why an inspection had no answer, with a button that asks again; takes no room where it had one. */
public final class InspectionTrouble extends HBox {
    /** One that follows an inspection. */
    public InspectionTrouble(Inspection<?> inspection) {
        Label why = new Label();
        why.setWrapText(true);
        why.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(why, Priority.ALWAYS);
        Button again = new Button(Texts.get("button.retry"));
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(event -> inspection.look());
        getStyleClass().add("overview-error");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(12);
        getChildren().addAll(why, again);
        why.textProperty().bind(inspection.failureProperty().map(Refusal::words).orElse(""));
        visibleProperty().bind(why.textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
