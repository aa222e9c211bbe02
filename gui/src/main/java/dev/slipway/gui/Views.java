package dev.slipway.gui;

import dev.slipway.gui.bundle.BundleOpening;
import dev.slipway.gui.comparison.DiffView;
import dev.slipway.gui.container.LogPane;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.event.EventsView;
import dev.slipway.gui.exec.ExecOutputs;
import dev.slipway.gui.exec.ProcessesView;
import dev.slipway.gui.explorer.CheckpointExplorer;
import dev.slipway.gui.files.ContainerFiles;
import dev.slipway.gui.files.FilesPane;
import dev.slipway.gui.image.ImageTable;
import dev.slipway.gui.image.ImageViews;
import dev.slipway.gui.image.LoadSheet;
import dev.slipway.gui.logs.LogsWindow;
import dev.slipway.gui.navigator.Navigator;
import dev.slipway.gui.network.NetworkTable;
import dev.slipway.gui.network.NetworkViews;
import dev.slipway.gui.notice.NoticesView;
import dev.slipway.gui.pod.PodGraphPane;
import dev.slipway.gui.pod.PodViews;
import dev.slipway.gui.restore.CheckpointDrop;
import dev.slipway.gui.restore.CheckpointPanes;
import dev.slipway.gui.statistics.StatisticsPane;
import dev.slipway.gui.task.TasksView;
import dev.slipway.gui.terminal.TerminalPanes;
import dev.slipway.gui.view.ObjectView;
import dev.slipway.gui.view.ObjectView.Content;
import dev.slipway.gui.volume.VolumeTable;
import dev.slipway.gui.volume.VolumeViews;
import dev.slipway.gui.window.MainWindow;
import dev.slipway.gui.window.ToolWindow;
import java.util.List;
import java.util.Map;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** Which views there are, and how each is made from the desk. */
final class Views {
    private Views() {}

    static MainWindow.Contents of(Desk desk, ExecOutputs outputs, TerminalPanes terminals, LoadSheet load) {
        return new MainWindow.Contents(
                List.of(
                        new ObjectView("logs", id -> LogPane.of(desk, id)),
                        new ObjectView("terminal", terminals::ofContainer),
                        new ObjectView("statistics", id -> StatisticsPane.ofContainer(desk, id)),
                        new ObjectView("processes", id -> ProcessesView.of(desk, id, outputs)),
                        new ObjectView("files", id -> FilesPane.of(desk, new ContainerFiles(desk, id))),
                        new ObjectView("checkpoints", id -> Content.of(CheckpointPanes.of(desk, id))),
                        new ObjectView(
                                "events",
                                id -> Content.of(EventsView.about(
                                        desk, event -> event.id().equals(id))))),
                PodViews.of(desk),
                List.of(
                        new ToolWindow(
                                "navigator", MaterialDesignF.FILE_TREE_OUTLINE, 1, true, () -> new Navigator(desk)),
                        new ToolWindow("terminal", MaterialDesignC.CONSOLE, 5, false, terminals::all),
                        new ToolWindow(
                                "logs",
                                MaterialDesignT.TEXT_BOX_MULTIPLE_OUTLINE,
                                4,
                                false,
                                () -> new LogsWindow(desk)),
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
                id -> CheckpointExplorer.of(desk, id),
                (from, to) -> Content.of(new DiffView(desk, from, to)),
                () -> PodGraphPane.of(desk),
                Map.of(
                        "images",
                        new MainWindow.Listed(MaterialDesignL.LAYERS_TRIPLE_OUTLINE, () -> ImageTable.of(desk)),
                        "volumes",
                        new MainWindow.Listed(MaterialDesignD.DATABASE_OUTLINE, () -> VolumeTable.of(desk)),
                        "networks",
                        new MainWindow.Listed(MaterialDesignL.LAN, () -> NetworkTable.of(desk))),
                Map.of(
                        "image", id -> ImageViews.tab(desk, id),
                        "volume", id -> VolumeViews.tab(desk, id),
                        "network", name -> NetworkViews.tab(desk, name)),
                List.of(new BundleOpening(desk), load),
                new CheckpointDrop(desk));
    }
}
