package dev.slipway.gui.control;

import dev.slipway.gui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A question in the middle of the window: what would happen, and a verb to let it. */
public final class Question extends VBox {
    private final Layers layers;

    private Question(Layers layers, String title) {
        this.layers = layers;
        getStyleClass().add("question");
        Label heading = new Label(title);
        heading.getStyleClass().add("question-title");
        getChildren().add(heading);
    }

    /**
     * Asks whether to do what can't be undone.
     *
     * @param lines what goes and what it can't bring back
     * @param option text of a switch; empty for none
     * @param verb text of the button that does it
     * @param answer receives whether the switch was on
     */
    public static void confirm(
            Layers layers, String title, List<String> lines, String option, String verb, Consumer<Boolean> answer) {
        Question question = new Question(layers, title);
        for (String line : lines) {
            Label label = new Label(line);
            label.setWrapText(true);
            label.getStyleClass().add("question-line");
            question.getChildren().add(label);
        }
        CheckBox check = new CheckBox(option);
        if (!option.isEmpty()) {
            question.getChildren().add(check);
        }
        Button act = question.buttons(verb, "danger", () -> answer.accept(check.isSelected()));
        layers.showCard(question);
        act.requestFocus();
    }

    /** Asks for a line of text. */
    public static void text(
            Layers layers, String title, String label, String value, String verb, Consumer<String> answer) {
        Question question = new Question(layers, title);
        Label name = new Label(label);
        name.getStyleClass().add("field-label");
        TextField field = new TextField(value);
        field.setPrefColumnCount(32);
        field.setId("question-text");
        question.getChildren().add(new VBox(4, name, field));
        Button act = question.buttons(
                verb, "accent", () -> answer.accept(field.getText().strip()));
        act.disableProperty().bind(field.textProperty().map(text -> text.isBlank()));
        layers.showCard(question);
        field.requestFocus();
        field.selectAll();
    }

    /**
     * Asks for one of several, by its place among {@code choices}.
     *
     * @param choices at least one
     */
    public static void choice(
            Layers layers, String title, String label, List<String> choices, String verb, IntConsumer answer) {
        Question question = new Question(layers, title);
        Label name = new Label(label);
        name.getStyleClass().add("field-label");
        ComboBox<String> box = new ComboBox<>(FXCollections.observableArrayList(choices));
        box.getSelectionModel().selectFirst();
        box.setMaxWidth(Double.MAX_VALUE);
        box.setId("question-choice");
        question.getChildren().add(new VBox(4, name, box));
        question.buttons(
                verb, "accent", () -> answer.accept(box.getSelectionModel().getSelectedIndex()));
        layers.showCard(question);
        box.requestFocus();
    }

    private Button buttons(String verb, String role, Runnable work) {
        Button cancel = new Button(Texts.get("button.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> layers.close());
        Button act = new Button(verb);
        act.setId("question-act");
        act.getStyleClass().add(role);
        act.setDefaultButton(true);
        act.setOnAction(event -> {
            layers.close();
            work.run();
        });
        HBox row = new HBox(8, cancel, act);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("question-buttons");
        getChildren().add(row);
        return act;
    }
}
