package dev.slipway.gui;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.gui.action.ActionControls;
import dev.slipway.gui.action.Actions;
import dev.slipway.gui.bundle.BundleActions;
import dev.slipway.gui.connection.Helper;
import dev.slipway.gui.connection.SocketWire;
import dev.slipway.gui.connection.Stream;
import dev.slipway.gui.connection.WorldWatch;
import dev.slipway.gui.container.ContainerActions;
import dev.slipway.gui.control.Layers;
import dev.slipway.gui.create.CreateSheet;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.exec.ExecActions;
import dev.slipway.gui.exec.ExecOutputs;
import dev.slipway.gui.exec.ExecSheet;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.fx.Watchdog;
import dev.slipway.gui.image.ImageActions;
import dev.slipway.gui.image.LoadSheet;
import dev.slipway.gui.network.NetworkActions;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.oom.OomNotices;
import dev.slipway.gui.pod.PodActions;
import dev.slipway.gui.restore.CheckpointArchives;
import dev.slipway.gui.restore.CheckpointCommands;
import dev.slipway.gui.restore.RestoreChoice;
import dev.slipway.gui.restore.SafetyCheckpoints;
import dev.slipway.gui.restore.TakeSheet;
import dev.slipway.gui.settings.Settings;
import dev.slipway.gui.task.Jobs;
import dev.slipway.gui.task.Tasks;
import dev.slipway.gui.terminal.TerminalPanes;
import dev.slipway.gui.terminal.Terminals;
import dev.slipway.gui.volume.VolumeActions;
import dev.slipway.gui.window.MainWindow;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.rpc.Wire;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Puts the workbench together, shows it, and takes it apart. */
public final class Workbench extends Application {
    private @Nullable Helper helper;
    private @Nullable Watchdog watchdog;
    private @Nullable Terminals terminals;

    @Override
    public void start(Stage stage) {
        StartTrace.reached("toolkit");
        ObjectMapper mapper = Wire.results();
        Helper connection = new Helper(
                SocketWire.at(Launcher.socket(), trace()),
                Executors.newSingleThreadScheduledExecutor(work -> {
                    Thread thread = new Thread(work, "helper-connection");
                    thread.setDaemon(true);
                    return thread;
                }),
                FxThread.executor(),
                new SystemCalls.Hello("slipway-workbench", "0.1.0"));
        helper = connection;
        World world = new World();
        Stream watch = WorldWatch.begin(connection, world, mapper, FxThread.executor());
        connection.start();

        BorderPane frame = new BorderPane();
        Desk desk = desk(connection, world, mapper, frame);
        CreateSheet create = new CreateSheet(desk);
        ExecOutputs outputs = new ExecOutputs(desk);
        Terminals shells = new Terminals(desk);
        terminals = shells;
        ContainerActions.register(
                desk,
                create::openIn,
                create::duplicate,
                new ExecSheet(desk, outputs, shells)::open,
                shells,
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
        LoadSheet load = new LoadSheet(desk, create::openImage, archives::open);
        ImageActions.register(desk, load, create::openImage);
        VolumeActions.register(desk);
        NetworkActions.register(desk);
        CheckpointCommands.register(desk, archives);
        desk.jobs().watch();
        OomNotices.begin(desk, InstantSource.system());
        StartTrace.reached("parts");
        MainWindow window = new MainWindow(
                desk,
                frame,
                Views.of(desk, outputs, new TerminalPanes(desk, shells), load),
                Launcher.socket().toString());
        openings.become(window);
        window.show(stage);
        StartTrace.reached("window");
        traceFrames();
        watchdog = Watchdog.start();
        stage.setOnHidden(event -> watch.close());
    }

    private final DeferredOpenings openings = new DeferredOpenings();

    private Desk desk(Helper connection, World world, ObjectMapper mapper, BorderPane frame) {
        Settings settings = new Settings(Settings.defaultFile(System.getenv(), System.getProperty("user.home")));
        Actions actions = new Actions(settings);
        Tasks tasks = new Tasks(InstantSource.system());
        return new Desk(
                connection,
                world,
                mapper,
                Background.onThreads(),
                tasks,
                new Jobs(connection, tasks, mapper, FxThread.executor()),
                new Notices(InstantSource.system()),
                actions,
                new ActionControls(actions),
                new Layers(frame),
                settings,
                openings);
    }

    /** The file that {@code -Dslipway.trace.calls=FILE} names. */
    private static @Nullable Path trace() {
        String file = System.getProperty("slipway.trace.calls", "");
        return file.isEmpty() ? null : Path.of(file);
    }

    private static void traceFrames() {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                frames++;
                if (frames == 3) {
                    StartTrace.reached("third frame");
                    stop();
                }
            }
        }.start();
    }

    @Override
    public void stop() {
        if (watchdog != null) {
            watchdog.close();
        }
        if (terminals != null) {
            terminals.hangUpAll();
        }
        if (helper != null) {
            helper.close();
        }
    }
}
