package dev.slipway.gui.pod;

import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.container.ContainerFilter;
import dev.slipway.gui.container.ContainerRow;
import dev.slipway.gui.container.StatsFeed;
import dev.slipway.gui.control.Showing;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.filter.FilterWords;
import dev.slipway.gui.fx.NextFrame;
import dev.slipway.gui.graph.GraphActions;
import dev.slipway.gui.graph.GraphModel;
import dev.slipway.gui.graph.GraphNode;
import dev.slipway.gui.graph.GraphView;
import dev.slipway.gui.graph.PodGraph;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectView.Content;
import dev.slipway.protocol.model.StatsSample;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/**
 * The graph of the world's pods, containers, networks and volumes, or of one pod and what it hangs together with. Kept up to date while
 * it can be seen, and read at most once a frame.
 */
public final class PodGraphPane implements GraphActions {
    private static final String AS_TEXT = "graph.asText";
    private static final String SVG = "*.svg";
    private static final String PNG = "*.png";

    private final Desk desk;
    private final @Nullable String pod;
    private final GraphModel model;
    private final FilterWords<ContainerRow> words;
    private final GraphView view;
    private final StatsFeed stats;
    private final NextFrame refresh = new NextFrame(this::refresh);
    private final ChangeListener<Number> listener = (revision, before, now) -> refresh.ask();
    private List<StatsSample> samples = List.of();
    private boolean watching;

    private PodGraphPane(Desk desk, @Nullable String pod) {
        this.desk = desk;
        this.pod = pod;
        model = new GraphModel(desk.background());
        words = ContainerFilter.words(desk.world());
        view = new GraphView(model, this, words);
        stats = new StatsFeed(desk.helper(), desk.mapper(), newest -> {
            samples = newest;
            if (watching) {
                refresh.ask();
            }
        });
        view.asTextProperty().set(Boolean.parseBoolean(desk.settings().get(AS_TEXT, "false")));
        view.asTextProperty().addListener((property, before, now) -> {
            desk.settings().set(AS_TEXT, now);
            desk.settings().save();
        });
        view.filterProperty().addListener((property, before, now) -> refresh.ask());
        Showing.watch(view, this::watch);
    }

    /** The graph of everything and what ends its watching of the world. */
    public static Content of(Desk desk) {
        return new PodGraphPane(desk, null).content();
    }

    /** The graph of the pod with that full id. */
    static Content of(Desk desk, String pod) {
        return new PodGraphPane(desk, pod).content();
    }

    private Content content() {
        return new Content(view, () -> watch(false));
    }

    private void watch(boolean shown) {
        if (shown == watching) {
            return;
        }
        watching = shown;
        stats.look(shown);
        if (shown) {
            ShownGraphs.add(desk, this);
            desk.world().revisionProperty().addListener(listener);
            refresh();
        } else {
            ShownGraphs.remove(desk, this);
            desk.world().revisionProperty().removeListener(listener);
            refresh.cancel();
        }
    }

    private void refresh() {
        String filter = view.filterProperty().get().strip();
        PodGraph graph = PodGraphPart.of(desk.world(), pod)
                .filtered(filter.isEmpty() ? null : ContainerFilter.condition(words, filter, samples))
                .read(samples);
        model.show(graph, filter);
    }

    @Override
    public void open(GraphNode node) {
        switch (node.kind()) {
            case CONTAINER, INFRA -> desk.openings().container(node.objectId());
            case POD -> desk.openings().pod(node.objectId());
            case NETWORK -> desk.openings().network(node.objectId());
            case VOLUME -> desk.openings().volume(node.objectId());
        }
    }

    @Override
    public ActionContext context(@Nullable GraphNode node) {
        boolean connected = desk.connected();
        if (node == null) {
            return pod == null
                    ? desk.nothing()
                    : ActionContext.ofPods(connected, list(desk.world().pod(pod)));
        }
        String id = node.objectId();
        return switch (node.kind()) {
            case POD -> ActionContext.ofPods(connected, list(desk.world().pod(id)));
            case CONTAINER, INFRA ->
                ActionContext.ofContainers(connected, list(desk.world().container(id)));
            case NETWORK ->
                ActionContext.ofNetworks(
                        connected,
                        list(Optional.ofNullable(desk.world().networks().find(id))));
            case VOLUME ->
                ActionContext.ofVolumes(
                        connected,
                        list(Optional.ofNullable(desk.world().volumes().find(id))));
        };
    }

    private static <T> List<T> list(Optional<T> object) {
        return object.map(List::of).orElse(List.of());
    }

    @Override
    public void menu(GraphNode node, Node owner, double screenX, double screenY) {
        String noun =
                switch (node.kind()) {
                    case POD -> "pod";
                    case CONTAINER, INFRA -> "container";
                    case NETWORK -> "network";
                    case VOLUME -> "volume";
                };
        desk.controls().contextMenu(() -> context(node), noun).show(owner, screenX, screenY);
    }

    @Override
    public void export() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get("graph.export.title"));
        FileChooser.ExtensionFilter svg = new FileChooser.ExtensionFilter(Texts.get("graph.export.svg"), SVG);
        FileChooser.ExtensionFilter png = new FileChooser.ExtensionFilter(Texts.get("graph.export.png"), PNG);
        chooser.getExtensionFilters().addAll(svg, png);
        chooser.setInitialFileName("pods.svg");
        File file = chooser.showSaveDialog(view.getScene().getWindow());
        if (file != null) {
            var unused = desk.background()
                    .run(
                            view.export(file.toPath()),
                            written -> desk.notices()
                                    .tell(Notice.Level.SUCCESS, Texts.get("graph.export.done"), written.toString()),
                            desk.notices()::failed);
        }
    }
}
