package dev.slipway.gui.control;

import dev.slipway.gui.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
        check.setId("question-option");
        check.setWrapText(true);
        check.setMinHeight(USE_PREF_SIZE);
        if (!option.isEmpty()) {
            question.getChildren().add(check);
        }
        Button act = question.buttons(verb, "danger", () -> answer.accept(check.isSelected()));
        layers.showCard(question);
        act.requestFocus();
    }

    /**
     * Asks for a line of text.
     *
     * @param check tells what is wrong with a text, a sentence; empty for nothing
     */
    public static void text(
            Layers layers,
            String title,
            String label,
            String value,
            String verb,
            Function<String, String> check,
            Consumer<String> answer) {
        Question question = new Question(layers, title);
        Label name = new Label(label);
        name.getStyleClass().add("field-label");
        TextField field = new TextField(value);
        field.setPrefColumnCount(32);
        field.setId("question-text");
        name.setLabelFor(field);
        Label message = new Label();
        message.getStyleClass().add("field-message");
        message.textProperty().bind(field.textProperty().map(text -> text.isBlank() ? "" : check.apply(text.strip())));
        message.visibleProperty().bind(message.textProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        question.getChildren().add(new VBox(4, name, field, message));
        Button act = question.buttons(
                verb, "accent", () -> answer.accept(field.getText().strip()));
        act.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> field.getText().isBlank() || !message.getText().isEmpty(),
                        field.textProperty(),
                        message.textProperty()));
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

    /** Shows something until it is closed. */
    public static void show(Layers layers, String title, Node content) {
        Question question = new Question(layers, title);
        question.getStyleClass().add("wide");
        question.getChildren().add(content);
        Button close = new Button(Texts.get("button.close"));
        close.setId("question-close");
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(event -> layers.close());
        HBox row = new HBox(close);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("question-buttons");
        question.getChildren().add(row);
        layers.showCard(question);
        close.requestFocus();
    }

    /**
     * Asks whether to do what can't be undone, with what it is about shown.
     *
     * @param content what goes
     */
    public static void confirm(Layers layers, String title, Node content, String verb, Runnable answer) {
        Question question = new Question(layers, title);
        question.getStyleClass().add("wide");
        question.getChildren().add(content);
        Button act = question.buttons(verb, "danger", answer);
        layers.showCard(question);
        act.requestFocus();
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
