package dev.slipway.gui.explorer;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.CheckpointDetail;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.NetworkAddress;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/** The views of the explorer; each is made when it is first looked at, and told of the chosen process only while it is seen. */
final class ExplorerTabs extends TabPane {
    private @Nullable Integer pid;
    private IntConsumer choose = any -> {};

    ExplorerTabs(Desk desk, CheckpointContent content, CheckpointDetail detail) {
        getStyleClass().add("sub-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        add("process", () -> new ProcessFacts(desk, content));
        add("descriptors", () -> Tables.descriptors(desk, content));
        add("sockets", () -> Tables.sockets(desk, content));
        add("memory", () -> new MemoryView(desk, content, other -> choose.accept(other)));
        add("environment", () -> Tables.environment(desk, content));
        add("files", () -> new FilesView(desk, content));
        add("network", () -> new NetworkView(desk, content, networks(detail)));
        add("mounts", () -> Tables.mounts(desk, content));
        add("log", () -> Tables.log(desk, content));
        add("about", () -> new Still(AboutCheckpoint.of(detail, id -> name(desk.world(), id))));
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> refresh());
        refresh();
    }

    private static List<NetworkAddress> networks(CheckpointDetail detail) {
        List<NetworkAddress> networks = detail.networks();
        return networks == null ? List.of() : networks;
    }

    private static String name(World world, String id) {
        CheckpointSummary checkpoint = world.checkpoints().find(id);
        return checkpoint == null ? id : checkpoint.name();
    }

    private void add(String id, Supplier<ProcessView> make) {
        Tab tab = new Tab(Texts.get("explore.tab." + id));
        tab.setId(id);
        tab.setUserData(make);
        getTabs().add(tab);
    }

    /** Says how a view can choose another process. */
    void chooseBy(IntConsumer how) {
        choose = how;
    }

    /** Shows a process, or all. */
    void look(@Nullable Integer newPid) {
        pid = newPid;
        refresh();
    }

    private void refresh() {
        Tab tab = getSelectionModel().getSelectedItem();
        if (tab == null) {
            return;
        }
        if (tab.getUserData() instanceof Supplier<?> make && make.get() instanceof ProcessView view) {
            tab.setUserData(view);
            tab.setContent(view.node());
        }
        if (tab.getUserData() instanceof ProcessView view) {
            view.look(pid);
        }
    }

    /** A view that shows the same for all processes. */
    private record Still(Node node) implements ProcessView {
        @Override
        public void look(@Nullable Integer pid) {
            // nothing in it is about a process
        }
    }
}
