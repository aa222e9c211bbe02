package dev.slipway.gui.checkpoint;

import atlantafx.base.theme.Styles;
import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.CheckpointDetail;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.CheckpointedProcess;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
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
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** The inside of a checkpoint: what it is, the processes it holds, and what CRIU tells of taking it. */
public final class CheckpointExplorer extends BorderPane {
    private final CheckpointActions actions;

    /** A view that shows nothing yet but that it is being read. */
    public CheckpointExplorer(CheckpointActions actions) {
        this.actions = actions;
        getStyleClass().add("checkpoint-explorer");
        getStylesheets()
                .add(Objects.requireNonNull(
                                CheckpointExplorer.class.getResource("/dev/slipway/gui/resources/checkpoint.css"))
                        .toExternalForm());
        setCenter(Placeholder.loading(Texts.get("checkpoint.loading")));
    }

    /** Says that it can't be read, and why, and offers to try again. */
    public void fail(String reason, Runnable again) {
        Button retry = new Button(Texts.get("button.retry"));
        retry.setOnAction(event -> {
            setCenter(Placeholder.loading(Texts.get("checkpoint.loading")));
            again.run();
        });
        setTop(null);
        setCenter(Placeholder.error(
                MaterialDesignA.ALERT_CIRCLE_OUTLINE, Texts.get("checkpoint.unreadable"), reason, retry));
    }

    /** Says that it was removed. */
    public void gone() {
        setTop(null);
        setCenter(Placeholder.empty(
                MaterialDesignD.DELETE_OUTLINE, Texts.get("checkpoint.gone"), Texts.get("container.gone.text")));
    }

    /** Shows a checkpoint. */
    public void show(CheckpointDetail detail, List<CheckpointedProcess> processes) {
        VBox left = new VBox(section("checkpoint.processes"), new ProcessTable(processes));
        VBox.setVgrow(left.getChildren().get(1), Priority.ALWAYS);
        ScrollPane facts = new ScrollPane(facts(detail));
        facts.setFitToWidth(true);
        facts.getStyleClass().add("checkpoint-facts-scroll");
        SplitPane split = new SplitPane(left, facts);
        split.setDividerPositions(0.72);
        split.getStyleClass().add("checkpoint-split");
        setTop(header(detail.checkpoint(), processes.size()));
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
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button restore = new Button(Texts.get("checkpoints.restore"), new FontIcon(MaterialDesignR.RESTORE));
        restore.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
        restore.setOnAction(event -> actions.restore(checkpoint));
        Button copy = new Button(Texts.get("checkpoints.clone"), new FontIcon(MaterialDesignC.CONTENT_DUPLICATE));
        copy.getStyleClass().add(Styles.SMALL);
        copy.setOnAction(event -> actions.cloneFrom(checkpoint));
        VBox texts = new VBox(title, about);
        HBox header = new HBox(new FontIcon(MaterialDesignC.CAMERA_OUTLINE), texts, space, copy, restore);
        header.getStyleClass().add("checkpoint-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private static VBox facts(CheckpointDetail detail) {
        VBox box = new VBox();
        box.getStyleClass().add("checkpoint-facts");
        FactList sizes = new FactList();
        new TreeMap<>(detail.sizes()).forEach((kind, bytes) -> sizes.add(named("size", kind), Amounts.bytes(bytes)));
        box.getChildren().addAll(section("checkpoint.sizes"), sizes);
        if (!detail.checkpoint().options().isEmpty()) {
            FactList options = new FactList();
            detail.checkpoint().options().forEach(option -> options.add(option, Texts.get("checkpoint.on")));
            box.getChildren().addAll(section("checkpoints.options"), options);
        }
        var figures = detail.statistics();
        if (figures != null && !figures.isEmpty()) {
            FactList statistics = new FactList();
            new TreeMap<>(figures)
                    .forEach((name, value) -> statistics.add(named("statistic", name), CriuFigures.shown(name, value)));
            box.getChildren().addAll(section("checkpoint.statistics"), statistics);
        }
        FactList host = new FactList();
        new TreeMap<>(detail.host()).forEach((name, value) -> host.add(named("host", name), value));
        host.add(Texts.get("checkpoint.folder"), detail.path());
        host.add(Texts.get("checkpoint.id"), detail.checkpoint().id());
        box.getChildren().addAll(section("checkpoint.host"), host);
        return box;
    }

    private static String named(String group, String name) {
        String key = "checkpoint." + group + "." + name;
        return Texts.has(key) ? Texts.get(key) : name;
    }

    private static Label section(String key) {
        Label label = new Label(Texts.get(key));
        label.getStyleClass().add("checkpoint-section");
        return label;
    }
}
