package dev.slipway.gui;

import dev.slipway.gui.container.ContainerView;
import dev.slipway.gui.container.ContainerView.Content;
import dev.slipway.gui.container.LogPane;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.event.EventsView;
import dev.slipway.gui.exec.ExecOutputs;
import dev.slipway.gui.exec.ProcessesView;
import dev.slipway.gui.navigator.Navigator;
import dev.slipway.gui.notice.NoticesView;
import dev.slipway.gui.pod.PodGraphPane;
import dev.slipway.gui.pod.PodViews;
import dev.slipway.gui.restore.CheckpointPanes;
import dev.slipway.gui.statistics.StatisticsPane;
import dev.slipway.gui.task.TasksView;
import dev.slipway.gui.window.MainWindow;
import dev.slipway.gui.window.ToolWindow;
import java.util.List;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** Which views there are, and how each is made from the desk. */
final class Views {
    private Views() {}

    static MainWindow.Contents of(Desk desk, ExecOutputs outputs) {
        return new MainWindow.Contents(
                List.of(
                        new ContainerView("logs", id -> LogPane.of(desk, id)),
                        new ContainerView("statistics", id -> StatisticsPane.ofContainer(desk, id)),
                        new ContainerView("processes", id -> ProcessesView.of(desk, id, outputs)),
                        new ContainerView("checkpoints", id -> Content.of(CheckpointPanes.of(desk, id))),
                        new ContainerView(
                                "events",
                                id -> Content.of(EventsView.about(
                                        desk, event -> event.id().equals(id))))),
                PodViews.of(desk),
                List.of(
                        new ToolWindow(
                                "navigator", MaterialDesignF.FILE_TREE_OUTLINE, 1, true, () -> new Navigator(desk)),
                        new ToolWindow(
                                "checkpoints",
                                MaterialDesignC.CAMERA_OUTLINE,
                                6,
                                false,
                                () -> CheckpointPanes.all(desk)),
                        new ToolWindow("events", MaterialDesignP.PULSE, 7, false, () -> new EventsView(desk)),
                        new ToolWindow(
                                "tasks", MaterialDesignP.PROGRESS_CHECK, 8, false, () -> new TasksView(desk.tasks())),
                        new ToolWindow(
                                "notices",
                                MaterialDesignB.BELL_OUTLINE,
                                9,
                                false,
                                () -> new NoticesView(desk.notices()))),
                id -> CheckpointPanes.explorer(desk, id),
                () -> PodGraphPane.of(desk));
    }
}
