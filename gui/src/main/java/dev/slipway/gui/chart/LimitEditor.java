package dev.slipway.gui.chart;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.form.Refusal;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.text.Texts;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** A chart's limit as a link; a click, or dragging the limit's line, turns it into a field with which it is changed at once. */
final class LimitEditor extends HBox {
    private final ChartModel model;
    private final ChartLimit limit;
    private final LimitChange change;
    private final Background background;
    private final Hyperlink link = new Hyperlink();
    private final TextField field = new TextField();
    private final Button apply = new Button(Texts.get("stats.limit.apply"));
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
    private boolean open;

    LimitEditor(ChartModel model, ChartLimit limit, LimitChange change, Background background) {
        this.model = model;
        this.limit = limit;
        this.change = change;
        this.background = background;
        String id = "limit-" + model.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        setId(id);
        getStyleClass().add("limit-editor");
        setAlignment(Pos.CENTER_RIGHT);
        Region key = new Region();
        key.getStyleClass().addAll("chart-key", "chart-key-limit");
        link.setGraphic(key);
        link.setId(id + "-link");
        link.setOnAction(event -> open(limit.valueProperty().get()));
        Tips.on(link, Texts.get("stats.limit.tip"));
        field.setId(id + "-field");
        field.setPrefColumnCount(7);
        field.setPromptText(Texts.get("fact.noLimit"));
        field.setAccessibleText(Texts.get("stats.limit.of", model.title()));
        field.getStyleClass().add(Styles.SMALL);
        field.textProperty().addListener((property, before, text) -> check());
        field.setOnAction(event -> apply());
        apply.setId(id + "-apply");
        apply.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        apply.setOnAction(event -> apply());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (open && event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        limit.valueProperty().subscribe(now -> {
            if (!open) {
                show();
            }
        });
        limit.proposedProperty().addListener((property, before, proposed) -> {
            if (proposed != null) {
                open(proposed);
            }
        });
        show();
    }

    /** What is wrong with the limit, or why it was refused; empty for nothing. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    private void show() {
        Double value = limit.valueProperty().get();
        link.setText(
                value == null
                        ? Texts.get("fact.noLimit")
                        : Texts.get("stats.limit.is", model.unit().format(value)));
        if (!getChildren().contains(link)) {
            getChildren().add(link);
        }
        if (isFocusWithin()) {
            link.requestFocus(); // before what has the focus goes, else it wanders to another tab
        }
        getChildren().removeIf(child -> child != link);
    }

    private void open(@Nullable Double value) {
        if (!open) {
            open = true;
            Button cancel = new Button("", new FontIcon(MaterialDesignC.CLOSE));
            cancel.getStyleClass().addAll("flat", "icon-button", "small");
            cancel.setAccessibleText(Texts.get("button.cancel"));
            cancel.setOnAction(event -> close());
            getChildren().setAll(field, apply, cancel);
        }
        field.setText(limit.kind().typed(value));
        if (limit.proposedProperty().get() == null) {
            field.requestFocus();
            field.selectAll();
        }
    }

    private void close() {
        open = false;
        message.set("");
        limit.proposedProperty().set(null);
        show();
    }

    private void check() {
        String fault = limit.kind().fault(field.getText());
        message.set(fault);
        apply.setDisable(!fault.isEmpty());
    }

    private void apply() {
        if (apply.isDisabled()) {
            return;
        }
        apply.setDisable(true);
        background.deliver(
                change.change(limit.kind(), limit.kind().read(field.getText())), done -> close(), failure -> {
                    apply.setDisable(false);
                    message.set(Refusal.words(failure));
                });
    }
}
