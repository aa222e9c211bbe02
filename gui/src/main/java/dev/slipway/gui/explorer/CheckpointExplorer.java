package dev.slipway.gui.explorer;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Contexts;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Refusal;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectView.Content;
import dev.slipway.protocol.model.CheckpointDetail;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.CheckpointedProcess;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/** The inside of a checkpoint: its processes at the left, what they had beside them. */
public final class CheckpointExplorer extends BorderPane {
    private static final double PROCESSES = 0.19;

    private final Desk desk;
    private final String id;
    private final CheckpointContent content;
    private boolean unread;

    private CheckpointExplorer(Desk desk, String id) {
        this.desk = desk;
        this.id = id;
        this.content = new CheckpointContent(desk, id);
        getStyleClass().add("checkpoint-explorer");
        getStylesheets()
                .add(Objects.requireNonNull(
                                CheckpointExplorer.class.getResource("/dev/slipway/gui/resources/checkpoint.css"))
                        .toExternalForm());
        Contexts.attach(this, this::context);
        read();
    }

    /** The inside of the checkpoint with that full id, with what ends its watching of the world. */
    public static Content of(Desk desk, String id) {
        CheckpointExplorer explorer = new CheckpointExplorer(desk, id);
        InvalidationListener gone = change -> {
            if (desk.world().checkpoints().find(id) == null) {
                explorer.gone();
            }
        };
        InvalidationListener back = change -> explorer.again();
        desk.world().checkpoints().addListener(gone);
        desk.helper().stateProperty().addListener(back);
        return new Content(explorer, () -> {
            desk.world().checkpoints().removeListener(gone);
            desk.helper().stateProperty().removeListener(back);
        });
    }

    private ActionContext context() {
        CheckpointSummary checkpoint = desk.world().checkpoints().find(id);
        return ActionContext.ofCheckpoints(desk.connected(), checkpoint == null ? List.of() : List.of(checkpoint));
    }

    private record Inside(CheckpointDetail detail, List<CheckpointedProcess> processes) {}

    private void read() {
        unread = false;
        setTop(null);
        setCenter(Placeholder.loading(Texts.get("checkpoint.loading")));
        desk.background()
                .deliver(content.detail().thenCombine(content.processes(), Inside::new), this::show, this::fail);
    }

    /** What could not be read is read when the helper is back. */
    private void again() {
        if (unread && desk.connected()) {
            read();
        }
    }

    private void fail(Throwable why) {
        unread = true;
        Button retry = new Button(Texts.get("button.retry"));
        retry.setOnAction(event -> read());
        setTop(null);
        setCenter(Placeholder.error(
                MaterialDesignA.ALERT_CIRCLE_OUTLINE, Texts.get("checkpoint.unreadable"), Refusal.words(why), retry));
    }

    private void gone() {
        unread = false;
        setTop(null);
        setCenter(Placeholder.empty(
                MaterialDesignD.DELETE_OUTLINE, Texts.get("checkpoint.gone"), Texts.get("container.gone.text")));
    }

    private void show(Inside inside) {
        ExplorerTabs tabs = new ExplorerTabs(desk, content, inside.detail());
        ProcessList processes = new ProcessList(inside.processes(), tabs::look);
        tabs.chooseBy(processes::choose);
        SplitPane split = new SplitPane(processes, tabs);
        split.setDividerPositions(PROCESSES);
        SplitPane.setResizableWithParent(processes, false);
        split.getStyleClass().add("frame-split");
        setTop(header(inside.detail().checkpoint(), inside.processes().size()));
        setCenter(split);
    }

    private HBox header(CheckpointSummary checkpoint, int processes) {
        Label title = new Label(checkpoint.name());
        title.getStyleClass().add("checkpoint-title");
        Label about = new Label(Texts.get(
                "checkpoint.about",
                checkpoint.containerName(),
                Ages.full(checkpoint.created()),
                Amounts.bytes(checkpoint.size()),
                Texts.count("checkpoint.processCount", processes)));
        about.getStyleClass().add(Styles.TEXT_MUTED);
        about.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        VBox texts = new VBox(title, about);
        texts.setMinWidth(0);
        Button restore = desk.controls().textButton("checkpoint.restore", this::context);
        restore.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
        restore.setMinWidth(USE_PREF_SIZE);
        Button copy = desk.controls().textButton("checkpoint.clone", this::context);
        copy.getStyleClass().add(Styles.SMALL);
        copy.setMinWidth(USE_PREF_SIZE);
        HBox header = new HBox(
                new FontIcon(MaterialDesignC.CAMERA_OUTLINE),
                texts,
                space,
                desk.controls().iconButton("checkpoint.note", this::context),
                desk.controls().iconButton("checkpoint.export", this::context),
                copy,
                restore);
        header.getStyleClass().add("checkpoint-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }
}
