package dev.slipway.gui.gallery;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.Actions;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.image.ImageTable;
import dev.slipway.gui.image.ImageViews;
import dev.slipway.gui.network.NetworkTable;
import dev.slipway.gui.network.NetworkViews;
import dev.slipway.gui.task.TasksView;
import dev.slipway.gui.view.ObjectTab;
import dev.slipway.gui.volume.VolumeTable;
import dev.slipway.gui.volume.VolumeViews;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.JobInfo;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Images, volumes and networks, their tabs, sheets and questions. */
final class ObjectPages {
    private ObjectPages() {}

    static List<Page> all() {
        return List.of(
                new Page("Images", () -> plain(SampleWorld.full(), ImageTable::of)),
                new Page("Images empty", () -> plain(SampleWorld.empty(), ImageTable::of)),
                new Page("Image", () -> tab(desk -> ImageViews.tab(desk, SampleObjects.image(0)), "overview")),
                new Page("Image layers", () -> tab(desk -> ImageViews.tab(desk, SampleObjects.image(0)), "layers")),
                new Page("Image history", () -> tab(desk -> ImageViews.tab(desk, SampleObjects.image(0)), "history")),
                new Page("Image pull", () -> sheet("image.pull")),
                new Page("Image remove", () -> sheet("image.remove")),
                new Page("Image run", () -> sheet("image.run")),
                new Page("Image pulling", ObjectPages::pulling),
                new Page("Volumes", () -> plain(SampleWorld.full(), VolumeTable::of)),
                new Page("Volumes empty", () -> plain(SampleWorld.empty(), VolumeTable::of)),
                new Page("Volume", () -> tab(desk -> VolumeViews.tab(desk, SampleObjects.volume(0)), "overview")),
                new Page("Volume files", () -> tab(desk -> VolumeViews.tab(desk, SampleObjects.volume(0)), "files")),
                new Page("Volume new", () -> sheet("volume.create")),
                new Page("Networks", () -> plain(SampleWorld.full(), NetworkTable::of)),
                new Page("Networks empty", () -> plain(SampleWorld.empty(), NetworkTable::of)),
                new Page("Network", () -> tab(desk -> NetworkViews.tab(desk, "slipway"), "overview")),
                new Page("Network new", () -> sheet("network.create")),
                new Page("Network connect", () -> sheet("network.connect")));
    }

    private static Node plain(World world, Function<Desk, Node> content) {
        SampleDesk desk = new SampleDesk(world);
        return desk.page(content.apply(desk.desk()), () -> {});
    }

    private static Node tab(Function<Desk, ObjectTab<?>> make, String view) {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        ObjectTab<?> tab = make.apply(desk.desk());
        return desk.page(tab, () -> tab.select(view));
    }

    private static Node sheet(String action) {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        Desk parts = desk.desk();
        Actions actions = parts.actions();
        return desk.page(
                ImageTable.of(parts),
                () -> actions.run(
                        actions.get(action),
                        action.startsWith("network")
                                ? ActionContext.ofNetworks(
                                        true, List.of(parts.world().networks().get(1)))
                                : ActionContext.ofImages(
                                        true, List.of(parts.world().images().get(0)))));
    }

    private static Node pulling() {
        SampleDesk desk = new SampleDesk(SampleWorld.full());
        TasksView view = new TasksView(desk.desk().tasks());
        return desk.page(view, () -> {
            var task = desk.desk().tasks().begin("Pull " + SampleObjects.WEB, () -> {});
            task.phaseProperty().set("copying layers");
            task.fractionProperty().set(0.42);
            task.partsProperty()
                    .set(List.of(
                            part(1, "present", 0, null),
                            part(2, "done", 12_582_912, 12_582_912L),
                            part(3, "running", 40_000_000, 96_468_992L),
                            part(4, "running", 1_048_576, null),
                            part(5, "waiting", 0, 78_381_056L)));
        });
    }

    private static JobInfo.Part part(int number, String state, long done, @Nullable Long total) {
        return new JobInfo.Part("sha256:" + SampleWorld.id(400 + number), state, done, total);
    }
}
