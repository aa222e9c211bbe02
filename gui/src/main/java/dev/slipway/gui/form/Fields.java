package dev.slipway.gui.form;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Controls of fields, each with its label above and what is wrong below. The control's id is {@code field-} and the option. */
public final class Fields {
    private Fields() {}

    /** A line of text. */
    public static Region line(Field<String> field, String label, String prompt) {
        TextField line = new TextField();
        line.setPromptText(prompt);
        line.textProperty().bindBidirectional(field.valueProperty());
        return labelled(field, label, line);
    }

    /** A line that isn't shown while it is typed. */
    public static Region secret(Field<String> field, String label) {
        PasswordField line = new PasswordField();
        line.textProperty().bindBidirectional(field.valueProperty());
        return labelled(field, label, line);
    }

    /** Several lines of text. */
    public static Region lines(Field<String> field, String label, String prompt) {
        TextArea area = new TextArea();
        area.setPromptText(prompt);
        area.setPrefRowCount(3);
        area.getStyleClass().addAll("mono", "form-lines");
        area.textProperty().bindBidirectional(field.valueProperty());
        area.addEventFilter(KeyEvent.KEY_PRESSED, Fields::leaveByTab);
        return labelled(field, label, area);
    }

    /**
     * One of several values.
     *
     * @param words what the user reads for a value
     */
    public static Region choice(
            Field<String> field, String label, List<String> values, Function<String, String> words) {
        ComboBox<String> box = new ComboBox<>(FXCollections.observableArrayList(values));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().bindBidirectional(field.valueProperty());
        return labelled(field, label, box);
    }

    /** A switch. */
    public static Region flag(Field<Boolean> field, String label, String hint) {
        CheckBox box = new CheckBox(label);
        box.selectedProperty().bindBidirectional(field.valueProperty());
        VBox whole = new VBox(box, hint(hint), message(field, box));
        whole.getStyleClass().add("form-field");
        return whole;
    }

    /** Fields side by side, all of one width. */
    public static Region row(Region... fields) {
        GridPane row = new GridPane();
        row.setHgap(12);
        for (int i = 0; i < fields.length; i++) {
            ColumnConstraints share = new ColumnConstraints();
            share.setPercentWidth(100.0 / fields.length);
            row.getColumnConstraints().add(share);
            GridPane.setValignment(fields[i], VPos.TOP);
            row.add(fields[i], i, 0);
        }
        return row;
    }

    /** A muted line that says more; takes no room where it is empty. */
    public static Label hint(String text) {
        Label hint = new Label(text);
        hint.getStyleClass().add("field-hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
        hint.managedProperty().bind(hint.visibleProperty());
        return hint;
    }

    /** A part of a form that can be folded; it unfolds by itself where something in it is wrong. */
    public static TitledPane section(String title, boolean open, Node... fields) {
        VBox content = new VBox(fields);
        content.getStyleClass().add("form-section");
        TitledPane section = new TitledPane(title, content);
        section.setAnimated(false);
        section.getStyleClass().addAll(Styles.DENSE, "form-part");
        section.setExpanded(open || holdsWrong(content));
        return section;
    }

    /** Unfolds each section below {@code form} in which something is wrong. */
    static void unfoldWrong(Node form) {
        if (form instanceof TitledPane section && section.getContent() != null && holdsWrong(section.getContent())) {
            section.setExpanded(true);
        } else if (form instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(Fields::unfoldWrong);
        }
    }

    private static boolean holdsWrong(Node node) {
        if (node.getStyleClass().contains("field-message") && node instanceof Label label) {
            return !label.getText().isEmpty();
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(Fields::holdsWrong);
    }

    private static <T> Region labelled(Field<T> field, String label, Control control) {
        Label name = new Label(label);
        name.getStyleClass().add("field-label");
        name.setLabelFor(control);
        VBox whole = new VBox(name, control, message(field, control));
        whole.getStyleClass().add("form-field");
        return whole;
    }

    private static Label message(Field<?> field, Control control) {
        control.setId("field-" + field.option().replaceAll("[^a-zA-Z0-9]", "-"));
        Label message = new Label();
        message.getStyleClass().add("field-message");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        message.textProperty().bind(field.messageProperty());
        message.visibleProperty().bind(message.textProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        message.textProperty().subscribe(text -> {
            control.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty());
            control.setAccessibleHelp(text);
        });
        return message;
    }

    /** Tab goes on to the next field, also from where it could be typed. */
    private static void leaveByTab(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isShortcutDown() && event.getSource() instanceof Node area) {
            area.fireEvent(new KeyEvent(
                    area, area, event.getEventType(), "", "\t", KeyCode.TAB, event.isShiftDown(), true, false, false));
            event.consume();
        }
    }
}
