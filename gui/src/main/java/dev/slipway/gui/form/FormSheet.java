package dev.slipway.gui.form;

import atlantafx.base.theme.Styles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.gui.control.Tips;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.text.Texts;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** The sheet of a form: its fields, the request as it stands, and the verb that sends it. It stays open until the helper has agreed. */
public final class FormSheet extends BorderPane {
    private static final KeyCombination SEND = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final Desk desk;
    private final Form form;
    private final Request request;
    private final Node fields;
    private final FormScroll scroll;
    private final Button act = new Button();
    private final ToggleButton show = new ToggleButton(Texts.get("form.request"));
    private final ToggleButton showSpec = new ToggleButton(Texts.get("form.spec"));
    private final TextArea shown = new TextArea();
    private final PauseTransition pause = new PauseTransition(Duration.millis(300));
    private final InvalidationListener changed = property -> FxThread.later(this::refresh);
    private final BooleanProperty sending = new SimpleBooleanProperty(this, "sending");

    /** What a form's sheet sends. */
    public interface Request {
        /** Name of the method. */
        String method();

        /** Its parameters as the form stands; only of a form that is sound. */
        Object params();

        /** Whether the helper can tell what would come of it. */
        default boolean previews() {
            return false;
        }

        /** Asks the helper what would come of it; only of a form that is sound, and where {@link #previews} holds. */
        default CompletableFuture<JsonNode> preview() {
            return CompletableFuture.failedFuture(new UnsupportedOperationException(method()));
        }

        /** Sends it; what it completes with is not looked at. */
        CompletableFuture<?> send();

        /** Comes after success, with the sheet closed already. JavaFX thread. */
        void done();
    }

    /**
     * A sheet that is not shown yet.
     *
     * @param id of the sheet; its button is {@code id-act}
     * @param title what the user reads above
     * @param verb text of the button
     */
    public FormSheet(
            Desk desk, String id, String title, ObservableValue<String> verb, Form form, Node fields, Request request) {
        this.desk = desk;
        this.form = form;
        this.fields = fields;
        this.request = request;
        setId(id);
        getStyleClass().add("form-sheet");
        SheetEdge.on(this, desk.settings());
        Label heading = new Label(title);
        heading.getStyleClass().add("sheet-title");
        setTop(new VBox(heading, trouble()));
        scroll = new FormScroll(fields);
        setCenter(scroll);
        setBottom(new VBox(requestPane(), buttons(verb)));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (SEND.match(event)) {
                act.fire();
                event.consume();
            }
        });
        form.changesProperty().addListener(new WeakInvalidationListener(changed));
    }

    /** Shows it, with the cursor in its first field. What was typed stays in the form when it is closed. */
    public void open() {
        form.recheck();
        desk.layers().showSheet(this, () -> {});
        fields.lookupAll(".text-input").stream()
                .filter(FormSheet::isSeen)
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private Label trouble() {
        Label trouble = new Label("", new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE));
        trouble.getStyleClass().add("form-trouble");
        trouble.setWrapText(true);
        trouble.setMinHeight(Region.USE_PREF_SIZE);
        trouble.setMaxWidth(Double.MAX_VALUE);
        trouble.textProperty().bind(form.troubleProperty());
        trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
        trouble.managedProperty().bind(trouble.visibleProperty());
        return trouble;
    }

    private TextArea requestPane() {
        ToggleGroup one = new ToggleGroup();
        show.setToggleGroup(one);
        showSpec.setToggleGroup(one);
        shown.setEditable(false);
        shown.setId(getId() + "-request");
        shown.setPrefRowCount(12);
        shown.getStyleClass().addAll("mono", "form-request");
        shown.visibleProperty().bind(one.selectedToggleProperty().isNotNull());
        shown.managedProperty().bind(shown.visibleProperty());
        one.selectedToggleProperty().addListener(property -> refresh());
        pause.setOnFinished(event -> preview());
        return shown;
    }

    private HBox buttons(ObservableValue<String> verb) {
        show.setGraphic(new FontIcon(MaterialDesignC.CODE_JSON));
        show.setId(getId() + "-show");
        show.getStyleClass().addAll("form-show", Styles.FLAT);
        showSpec.setGraphic(new FontIcon(MaterialDesignF.FILE_EYE_OUTLINE));
        showSpec.setId(getId() + "-spec");
        showSpec.getStyleClass().addAll("form-show", Styles.FLAT);
        Button cancel = new Button(Texts.get("button.cancel"));
        cancel.setOnAction(event -> desk.layers().close());
        act.textProperty().bind(verb);
        act.setId(getId() + "-act");
        act.getStyleClass().add(Styles.ACCENT);
        act.setDefaultButton(true);
        act.disableProperty().bind(form.blamedProperty().or(sending));
        act.setOnAction(event -> send());
        Tips.on(act, SEND.getDisplayText());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(8, show, space, cancel, act);
        if (request.previews()) {
            row.getChildren().add(1, showSpec);
        }
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("sheet-buttons");
        return row;
    }

    private void send() {
        if (!form.reveal()) {
            scroll.showWrong();
            return;
        }
        sending.set(true);
        desk.background().deliver(request.send(), this::sent, this::refused);
    }

    private void sent(Object answer) {
        sending.set(false);
        if (getScene() != null) {
            desk.layers().close();
        }
        request.done();
    }

    private void refused(Throwable failure) {
        sending.set(false);
        if (getScene() == null) {
            desk.notices().failed(failure);
            return;
        }
        form.refused(failure);
        scroll.showWrong();
    }

    private void refresh() {
        pause.stop();
        if (!shown.isVisible()) {
            return;
        }
        if (!form.soundProperty().get()) {
            shown.setText(Texts.get("form.request.unsound"));
        } else if (showSpec.isSelected()) {
            pause.playFromStart();
        } else {
            ObjectNode whole = desk.mapper().createObjectNode();
            whole.put("method", request.method());
            whole.set("params", desk.mapper().valueToTree(request.params()));
            shown.setText(whole.toPrettyString());
        }
    }

    /** What comes of an older form is not shown. */
    private void preview() {
        long asked = form.changesProperty().get();
        if (form.soundProperty().get()) {
            desk.background()
                    .deliver(
                            request.preview(),
                            spec -> showPreview(asked, spec.toPrettyString()),
                            why -> showPreview(asked, Refusal.words(why)));
        }
    }

    private void showPreview(long asked, String text) {
        if (showSpec.isSelected() && asked == form.changesProperty().get()) {
            shown.setText(text);
        }
    }
}
