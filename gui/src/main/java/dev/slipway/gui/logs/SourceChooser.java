package dev.slipway.gui.logs;

import dev.slipway.gui.control.LineFilter;
import dev.slipway.gui.text.NaturalOrder;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.Comparator;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** Lists the containers to choose from, while it is open. */
final class SourceChooser {
    private static final Comparator<ContainerSummary> BY_NAME =
            Comparator.comparing(ContainerSummary::name, NaturalOrder.NATURAL_ORDER);

    private final World world;
    private final LogGroup group;
    private final ObservableList<ContainerSummary> all = FXCollections.observableArrayList();
    private final LineFilter<ContainerSummary> filter = new LineFilter<>(all, this::words);
    private final TextField field = new TextField();
    private final ListView<ContainerSummary> list = new ListView<>(filter.shown());
    private final Popup popup = new Popup();
    private final InvalidationListener listener = change -> fill();

    SourceChooser(World world, LogGroup group) {
        this.world = world;
        this.group = group;
        field.setId("logs-choose-filter");
        field.setPromptText(Texts.get("logs.choose.filter"));
        field.setAccessibleText(Texts.get("logs.choose.filter"));
        field.textProperty().bindBidirectional(filter.textProperty());
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
                event.consume();
            }
        });
        list.setFixedCellSize(26);
        list.setCellFactory(any -> new Cell());
        list.setPlaceholder(new Label(Texts.get("logs.choose.none")));
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            ContainerSummary chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null && (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER)) {
                toggle(chosen);
                event.consume();
            }
        });
        VBox content = new VBox(field, list);
        content.setId("logs-chooser");
        content.getStyleClass().add("log-chooser");
        LogColours.on(content);
        popup.getContent().add(content);
        popup.setAutoHide(true);
        popup.setOnHidden(event -> unwatch());
    }

    /** Opens it below a button. */
    void show(Node below) {
        Bounds place = below.localToScreen(below.getLayoutBounds());
        field.clear();
        fill();
        world.containers().addListener(listener);
        popup.show(below, place.getMinX(), place.getMaxY());
        field.requestFocus();
    }

    private void unwatch() {
        world.containers().removeListener(listener);
        all.clear();
    }

    private void fill() {
        all.setAll(world.containers().stream()
                .filter(container -> !container.infra())
                .sorted(BY_NAME)
                .toList());
    }

    private String words(ContainerSummary container) {
        return container.name() + " " + about(container);
    }

    private String about(ContainerSummary container) {
        String pod = container.pod();
        return container.status()
                + (pod == null
                        ? ""
                        : ", " + world.pod(pod).map(PodSummary::name).orElse(""));
    }

    private void toggle(ContainerSummary container) {
        group.sources().stream()
                .filter(source -> source.id().equals(container.id()))
                .findFirst()
                .ifPresentOrElse(group::remove, () -> group.add(container.id()));
        list.refresh();
    }

    private final class Cell extends ListCell<ContainerSummary> {
        private final CheckBox box = new CheckBox();
        private final Label about = new Label();
        private final HBox row;

        Cell() {
            box.setMouseTransparent(true);
            box.setFocusTraversable(false);
            box.setMnemonicParsing(false);
            about.getStyleClass().add("dim-text");
            about.setMinWidth(Region.USE_PREF_SIZE);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            row = new HBox(box, space, about);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    toggle(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable ContainerSummary container, boolean empty) {
            super.updateItem(container, empty);
            if (empty || container == null) {
                setGraphic(null);
                return;
            }
            box.setText(container.name());
            box.setSelected(group.shows(container.id()));
            about.setText(about(container));
            setGraphic(row);
        }
    }
}
