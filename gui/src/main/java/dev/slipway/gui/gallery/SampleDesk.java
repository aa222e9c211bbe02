package dev.slipway.gui.gallery;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.ActionControls;
import dev.slipway.gui.action.Actions;
import dev.slipway.gui.bundle.BundleActions;
import dev.slipway.gui.connection.Helper;
import dev.slipway.gui.container.ContainerActions;
import dev.slipway.gui.control.Layers;
import dev.slipway.gui.create.CreateSheet;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.desk.Openings;
import dev.slipway.gui.exec.ExecActions;
import dev.slipway.gui.exec.ExecOutputs;
import dev.slipway.gui.exec.ExecSheet;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.image.ImageActions;
import dev.slipway.gui.image.LoadSheet;
import dev.slipway.gui.network.NetworkActions;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.pod.PodActions;
import dev.slipway.gui.restore.CheckpointArchives;
import dev.slipway.gui.restore.CheckpointCommands;
import dev.slipway.gui.restore.RestoreChoice;
import dev.slipway.gui.restore.SafetyCheckpoints;
import dev.slipway.gui.restore.TakeSheet;
import dev.slipway.gui.settings.Settings;
import dev.slipway.gui.task.Jobs;
import dev.slipway.gui.task.Tasks;
import dev.slipway.gui.terminal.Terminals;
import dev.slipway.gui.volume.VolumeActions;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.rpc.Wire;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/** A desk over a made-up world, with room for sheets above a page. */
final class SampleDesk {
    private final Desk desk;
    private final ExecOutputs outputs;
    private final Terminals terminals;
    private final CreateSheet create;
    private final ExecSheet exec;
    private final LoadSheet load;
    private final BorderPane frame = new BorderPane();

    SampleDesk(World world) {
        Helper helper = new Helper(
                (notifications, lost) -> new SampleWire(notifications),
                Executors.newSingleThreadScheduledExecutor(work -> {
                    Thread thread = new Thread(work, "sample-helper");
                    thread.setDaemon(true);
                    return thread;
                }),
                FxThread.executor(),
                new SystemCalls.Hello("gallery", "0"));
        helper.start();
        ObjectMapper mapper = Wire.results();
        Settings settings = new Settings(Path.of("/dev/null/none"));
        Actions actions = new Actions(settings);
        Tasks tasks = new Tasks(InstantSource.system());
        desk = new Desk(
                helper,
                world,
                mapper,
                Background.onThreads(),
                tasks,
                new Jobs(helper, tasks, mapper, FxThread.executor()),
                new Notices(InstantSource.system()),
                actions,
                new ActionControls(actions),
                new Layers(frame),
                settings,
                new NoOpenings());
        outputs = new ExecOutputs(desk);
        create = new CreateSheet(desk);
        terminals = new Terminals(desk);
        exec = new ExecSheet(desk, outputs, terminals);
        ContainerActions.register(
                desk,
                create::openIn,
                create::duplicate,
                exec::open,
                terminals,
                running -> TakeSheet.open(desk, running),
                container -> RestoreChoice.isThere(desk, container),
                container -> RestoreChoice.open(desk, container),
                new SafetyCheckpoints(desk));
        ExecActions.register(desk);
        PodActions.register(
                desk,
                pod -> TakeSheet.open(desk, pod),
                pod -> RestoreChoice.isThere(desk, pod),
                pod -> RestoreChoice.open(desk, pod));
        BundleActions.register(desk, create::open);
        CheckpointArchives archives = new CheckpointArchives(desk);
        load = new LoadSheet(desk, create::openImage, archives::open);
        ImageActions.register(desk, load, create::openImage);
        VolumeActions.register(desk);
        NetworkActions.register(desk);
        CheckpointCommands.register(desk, archives);
        actions.add(Action.of("helper.retry", context -> helper.retry()));
    }

    Desk desk() {
        return desk;
    }

    ExecOutputs outputs() {
        return outputs;
    }

    Terminals terminals() {
        return terminals;
    }

    CreateSheet create() {
        return create;
    }

    LoadSheet load() {
        return load;
    }

    ExecSheet exec() {
        return exec;
    }

    /** The page: content below, and what {@code begin} opens above it. */
    Node page(Node content, Runnable begin) {
        frame.setCenter(content);
        Layers page = desk.layers();
        page.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                FxThread.later(begin);
            }
        });
        return page;
    }

    private static final class NoOpenings implements Openings {
        @Override
        public void container(String id) {}

        @Override
        public void container(String id, String view) {}

        @Override
        public void pod(String id) {}

        @Override
        public void checkpoint(String id) {}

        @Override
        public void comparison(String from, String to) {}

        @Override
        public void image(String id) {}

        @Override
        public void volume(String id) {}

        @Override
        public void network(String name) {}

        @Override
        public void table(String kind) {}

        @Override
        public void graph() {}

        @Override
        public void graph(String node) {}

        @Override
        public void inNavigator(String key) {}

        @Override
        public void logs(List<String> ids) {}

        @Override
        public void toolWindow(String id) {}
    }
}
