package dev.slipway.gui.bundle;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** What lies over the window while something is dragged over it: what it is, and what a drop would do. */
public final class DropOverlay extends StackPane {
    private final Desk desk;
    private final Label title = new Label();
    private final Label text = new Label();
    private final FontIcon icon = new FontIcon(MaterialDesignP.PACKAGE_DOWN);

    /** An overlay that isn't seen before something is dragged. */
    public DropOverlay(Desk desk) {
        this.desk = desk;
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
    }

    private void over(DragEvent event) {
        if (!event.getDragboard().hasFiles()) {
            return;
        }
        show(event.getDragboard().getFiles());
        if (!desk.layers().isShowing()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        if (!event.getDragboard().hasFiles()) {
            return;
        }
        setVisible(false);
        List<File> files = event.getDragboard().getFiles();
        event.setDropCompleted(true);
        event.consume();
        if (files.size() == 1) {
            BundleOpening.open(desk, files.get(0).toPath());
        } else {
            desk.notices().tell(Notice.Level.WARNING, Texts.get("drop.many.title"), Texts.get("drop.many.text"));
        }
    }

    private void show(List<File> files) {
        if (isVisible()) {
            return;
        }
        Path path = files.get(0).toPath();
        Path last = path.getFileName();
        String name = last == null ? path.toString() : last.toString();
        getStyleClass().remove("refused");
        if (files.size() == 1 && BundleFolder.isOne(path)) {
            icon.setIconCode(MaterialDesignP.PACKAGE_DOWN);
            title.setText(Texts.get("drop.bundle.title", name));
            text.setText(Texts.get("drop.bundle.text"));
        } else {
            icon.setIconCode(MaterialDesignC.CANCEL);
            getStyleClass().add("refused");
            title.setText(Texts.get(files.size() == 1 ? "drop.unknown.title" : "drop.many.title", name));
            text.setText(Texts.get(files.size() == 1 ? "drop.unknown.text" : "drop.many.text"));
        }
        setVisible(true);
    }
}
