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
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** What lies over the window while something is dragged over it: what it is, and what a drop would do. */
public final class DropOverlay extends StackPane {
    /** At the lower edge, so that what lies below is seen. */
    private static final String BESIDE = "beside";

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
        if (!hasFiles(event)) {
            return;
        }
        CheckpointTarget.Offer here = filesOffer(event);
        if (here != null) {
            show(here, MaterialDesignU.UPLOAD);
            if (here.accepted() && desk.connected() && !desk.layers().isShowing()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
            return;
        }
        show(event.getDragboard().getFiles());
        if (!desk.layers().isShowing()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    /** Whether files of the user are dragged, other than those that are dragged out of this window. */
    private static boolean hasFiles(DragEvent event) {
        return event.getDragboard().hasFiles() && event.getGestureSource() == null;
    }

    private static CheckpointTarget.@Nullable Offer filesOffer(DragEvent event) {
        return DropPlaces.offer(
                event.getDragboard().getFiles().stream().map(File::toPath).toList(),
                event.getPickResult().getIntersectedNode());
    }

    private CheckpointTarget.Offer offer(String checkpoint, DragEvent event) {
        ActionContext place = DropPlaces.find(event.getPickResult().getIntersectedNode());
        return place == null ? checkpoints.nowhere() : checkpoints.offer(checkpoint, place);
    }

    /** Says at the lower edge what a drop would do here, so that what lies below is seen. */
    private void overPlace(String checkpoint, DragEvent event) {
        CheckpointTarget.Offer offer = offer(checkpoint, event);
        show(offer, MaterialDesignB.BACKUP_RESTORE);
        if (offer.accepted() && desk.connected() && !desk.layers().isShowing()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void show(CheckpointTarget.Offer offer, Ikon sign) {
        getStyleClass().removeAll("refused", BESIDE);
        getStyleClass().add(BESIDE);
        if (!offer.accepted()) {
            getStyleClass().add("refused");
        }
        icon.setIconCode(offer.accepted() ? sign : MaterialDesignC.CANCEL);
        title.setText(offer.title());
        text.setText(offer.text());
        StackPane.setAlignment(getChildren().get(0), Pos.BOTTOM_CENTER);
        setVisible(true);
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
        if (!hasFiles(event)) {
            return;
        }
        setVisible(false);
        CheckpointTarget.Offer here = filesOffer(event);
        if (here != null) {
            event.setDropCompleted(here.accepted());
            event.consume();
            here.open().run();
            return;
        }
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
        if (isVisible() && !getStyleClass().contains(BESIDE)) {
            return;
        }
        Path path = files.get(0).toPath();
        Optional<DropTarget> target = files.size() == 1 ? target(path) : Optional.empty();
        String key = target.map(DropTarget::key).orElse(files.size() == 1 ? "drop.unknown" : "drop.many");
        getStyleClass().removeAll("refused", BESIDE);
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
