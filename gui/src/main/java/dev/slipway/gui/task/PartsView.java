package dev.slipway.gui.task;

import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.JobInfo.Part;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** How far each part of a task is: each layer of an image that comes in. */
final class PartsView extends ListView<Part> {
    private static final String ALGORITHM = "sha256:";

    private final ReadOnlyBooleanWrapper any = new ReadOnlyBooleanWrapper(this, "any");
    private Subscription following = Subscription.EMPTY;

    PartsView() {
        setId("task-parts");
        setFixedCellSize(26);
        getStyleClass().addAll("dense", "edge-to-edge", "task-parts");
        setAccessibleText(Texts.get("task.parts"));
        setCellFactory(view -> new Cell());
    }

    /** Whether what is shown has parts. */
    ReadOnlyBooleanProperty anyProperty() {
        return any.getReadOnlyProperty();
    }

    /** Follows a task; null shows nothing. */
    void show(@Nullable TaskEntry task) {
        following.unsubscribe();
        if (task == null) {
            become(List.of());
        } else {
            following = task.partsProperty().subscribe(this::become);
        }
    }

    /** Lines stay what they are while their number does, so that the view does not jump. */
    private void become(List<Part> parts) {
        if (parts.size() == getItems().size()) {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).equals(getItems().get(i))) {
                    getItems().set(i, parts.get(i));
                }
            }
        } else {
            getItems().setAll(parts);
        }
        any.set(!parts.isEmpty());
    }

    private static final class Cell extends ListCell<Part> {
        private final Label name = new Label();
        private final ProgressBar bar = new ProgressBar();
        private final Label amount = new Label();
        private final Label state = new Label();
        private final HBox box = new HBox(10, name, bar, amount, state);

        Cell() {
            box.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            name.getStyleClass().add("mono");
            name.setMinWidth(100);
            bar.setPrefWidth(120);
            bar.setMinWidth(40);
            amount.getStyleClass().addAll("number", "dim-text");
            amount.setMinWidth(140);
            state.getStyleClass().add("dim-text");
            state.setMinWidth(USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable Part part, boolean empty) {
            super.updateItem(part, empty);
            if (empty || part == null) {
                setGraphic(null);
                return;
            }
            String whole = part.name();
            name.setText(whole.startsWith(ALGORITHM) ? Amounts.shortId(whole.substring(ALGORITHM.length())) : whole);
            Long total = part.total();
            bar.setProgress(
                    switch (part.state()) {
                        case "done", "present" -> 1;
                        case "waiting" -> 0;
                        default -> total == null || total <= 0 ? -1 : Math.min(1, (double) part.done() / total);
                    });
            amount.setText(
                    part.state().equals("present")
                            ? ""
                            : total == null
                                    ? Amounts.bytes(part.done())
                                    : Texts.get("task.part.of", Amounts.bytes(part.done()), Amounts.bytes(total)));
            state.setText(Texts.get("task.part." + part.state()));
            setGraphic(box);
        }
    }
}
