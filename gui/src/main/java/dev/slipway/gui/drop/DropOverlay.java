package dev.slipway.gui.drop;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** What lies over the window while something is dragged over it: what it is, and what a drop would do. */
public final class DropOverlay extends StackPane {
    private final Desk desk;
    private final List<DropTarget> targets;
    private final CheckpointTarget checkpoints;
    private final Label title = new Label();
    private final Label text = new Label();
    private final FontIcon icon = new FontIcon(MaterialDesignP.PACKAGE_DOWN);

    /**
     * An overlay that isn't seen before something is dragged.
     *
     * @param targets the first that recognizes a file gets it
     * @param checkpoints gets a checkpoint that is dragged within the window
     */
    public DropOverlay(Desk desk, List<DropTarget> targets, CheckpointTarget checkpoints) {
        this.checkpoints = checkpoints;
        this.desk = desk;
        this.targets = List.copyOf(targets);
        getStyleClass().add("drop-overlay");
        setVisible(false);
        setMouseTransparent(true);
        title.getStyleClass().add("drop-title");
        text.getStyleClass().add("drop-text");
        VBox card = new VBox(icon, title, text);
        card.setAlignment(Pos.CENTER);
        card.getStyleClass().add("drop-card");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(card);
    }

    /** Lets anything be dropped anywhere on the scene. */
    public void listen(Scene scene) {
        scene.addEventFilter(DragEvent.DRAG_OVER, this::over);
        scene.addEventFilter(DragEvent.DRAG_EXITED_TARGET, event -> {
            if (event.getTarget() == scene.getRoot() || event.getTarget() == scene) {
                setVisible(false);
            }
        });
        scene.addEventFilter(DragEvent.DRAG_DROPPED, this::dropped);
        scene.addEventFilter(DragEvent.DRAG_DONE, event -> setVisible(false));
    }

    private void over(DragEvent event) {
        CheckpointDrag.of(event).ifPresent(id -> overPlace(id, event));
        if (!event.getDragboard().hasFiles()) {
            return;
        }
        show(event.getDragboard().getFiles());
        if (!desk.layers().isShowing()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private CheckpointTarget.Offer offer(String checkpoint, DragEvent event) {
        ActionContext place = DropPlaces.find(event.getPickResult().getIntersectedNode());
        return place == null ? checkpoints.nowhere() : checkpoints.offer(checkpoint, place);
    }

    /** Says at the lower edge what a drop would do here, so that what lies below is seen. */
    private void overPlace(String checkpoint, DragEvent event) {
        CheckpointTarget.Offer offer = offer(checkpoint, event);
        getStyleClass().removeAll("refused", "beside");
        getStyleClass().add("beside");
        if (!offer.accepted()) {
            getStyleClass().add("refused");
        }
        icon.setIconCode(offer.accepted() ? MaterialDesignB.BACKUP_RESTORE : MaterialDesignC.CANCEL);
        title.setText(offer.title());
        text.setText(offer.text());
        StackPane.setAlignment(getChildren().get(0), Pos.BOTTOM_CENTER);
        setVisible(true);
        if (offer.accepted() && desk.connected() && !desk.layers().isShowing()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void droppedCheckpoint(String checkpoint, DragEvent event) {
        setVisible(false);
        CheckpointTarget.Offer offer = offer(checkpoint, event);
        event.setDropCompleted(offer.accepted());
        event.consume();
        offer.open().run();
    }

    private void dropped(DragEvent event) {
        CheckpointDrag.of(event).ifPresent(id -> droppedCheckpoint(id, event));
        if (!event.getDragboard().hasFiles()) {
            return;
        }
        setVisible(false);
        List<File> files = event.getDragboard().getFiles();
        event.setDropCompleted(true);
        event.consume();
        if (files.size() != 1) {
            warn("drop.many", "");
        } else if (!desk.connected()) {
            warn("drop.offline", "");
        } else {
            Path path = files.get(0).toPath();
            target(path).ifPresentOrElse(target -> target.open(path), () -> warn("drop.unknown", name(path)));
        }
    }

    private void warn(String key, String name) {
        desk.notices().tell(Notice.Level.WARNING, Texts.get(key + ".title", name), Texts.get(key + ".text"));
    }

    private Optional<DropTarget> target(Path path) {
        return targets.stream().filter(target -> target.recognizes(path)).findFirst();
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }

    private void show(List<File> files) {
        if (isVisible()) {
            return;
        }
        Path path = files.get(0).toPath();
        Optional<DropTarget> target = files.size() == 1 ? target(path) : Optional.empty();
        String key = target.map(DropTarget::key).orElse(files.size() == 1 ? "drop.unknown" : "drop.many");
        getStyleClass().removeAll("refused", "beside");
        StackPane.setAlignment(getChildren().get(0), Pos.CENTER);
        if (target.isEmpty()) {
            getStyleClass().add("refused");
        }
        icon.setIconCode(target.map(DropTarget::icon).orElse(MaterialDesignC.CANCEL));
        title.setText(Texts.get(key + ".title", name(path)));
        text.setText(Texts.get(key + ".text"));
        setVisible(true);
    }
}
