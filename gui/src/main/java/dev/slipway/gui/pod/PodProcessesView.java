package dev.slipway.gui.pod;

import dev.slipway.gui.container.ProcessesPane;
import dev.slipway.gui.container.ProcessesPane.Line;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.view.ObjectView.Content;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.PodProcesses;
import java.util.List;
import java.util.Set;

/** The processes of all containers of a pod. */
final class PodProcessesView {
    private static final Set<String> ALIVE = Set.of("running", "degraded", "paused");

    private PodProcessesView() {}

    static Content of(Desk desk, String id) {
        return Content.of(new ProcessesPane(
                desk,
                () -> desk.world()
                        .pod(id)
                        .filter(pod -> ALIVE.contains(pod.status()))
                        .isPresent(),
                () -> desk.helper().call(PodCalls.TOP, new Common.Id(id)).thenApply(PodProcessesView::lines)));
    }

    private static List<Line> lines(List<PodProcesses> all) {
        return all.stream()
                .flatMap(one -> one.processes().stream().map(process -> new Line(one.name(), process)))
                .toList();
    }
}
