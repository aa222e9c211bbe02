package dev.slipway.gui.exec;

import dev.slipway.gui.container.ProcessesPane;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectView.Content;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A container's processes above, its exec sessions and their output below. */
public final class ProcessesView {
    private ProcessesView() {}

    /** The view of one container. */
    public static Content of(Desk desk, String container, ExecOutputs outputs) {
        ProcessesPane processes = new ProcessesPane(desk, container);
        VBox.setVgrow(processes, Priority.ALWAYS);
        Label title = new Label(Texts.get("processes.title"));
        title.getStyleClass().add("part-title");
        HBox bar = new HBox(title);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("part-bar");
        SplitPane split = new SplitPane(new VBox(bar, processes), new SessionsPane(desk, container, outputs));
        split.setOrientation(Orientation.VERTICAL);
        split.getStyleClass().add("frame-split");
        split.setDividerPositions(0.36);
        return Content.of(split);
    }
}
