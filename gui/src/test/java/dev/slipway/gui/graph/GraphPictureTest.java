package dev.slipway.gui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.fx.Background;
import dev.slipway.gui.graph.GraphOutline.Line;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What is made of a graph and its layout besides the picture on the screen. */
class GraphPictureTest {
    private static final String NAME = "<a> & \"b\" \u0001 ü";
    private static final GraphColours COLOURS = colours();

    @TempDir
    Path folder;

    @Test
    void anSvgIsWellFormedAndHoldsTheTextsAsText() throws IOException, ParserConfigurationException, SAXException {
        Path file = folder.resolve("graph.svg");
        new GraphExport(scene(), COLOURS, file).call();

        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        List<String> texts = texts(document);
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(texts).contains("<a> & \"b\" \ufffd ü", "Running", "slipway", "data", "share network");
        assertThat(Files.readString(file)).contains(COLOURS.get("ground"), COLOURS.get("success"));
    }

    @Test
    void aPngIsAsLargeAsThePictureTwice() throws IOException {
        Path file = folder.resolve("graph.PNG");
        GraphModel.Scene scene = scene();
        new GraphExport(scene, COLOURS, file).call();

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth())
                .isEqualTo((int) Math.ceil(GraphDrawing.room(scene).width() * 2));
        assertThat(image.getRGB(1, 1) & 0xffffff)
                .isEqualTo(Integer.decode(COLOURS.get("ground")).intValue());
    }

    @Test
    void theOutlineTellsWhatThePictureShows() {
        List<Line> lines = GraphOutline.of(scene().graph());

        assertThat(lines).extracting(Line::text).containsExactly("Pod shop, Running", "Network slipway, 10.90.0.0/24");
        assertThat(lines.get(0).children())
                .extracting(Line::text)
                .containsExactly(
                        "Its containers share network",
                        "Publishes port 8080 → 80",
                        "On network slipway, address 10.90.0.2",
                        "Container " + NAME + ", Running, Healthy, nginx, 0.50 cores  16.0 MiB",
                        "Container db, Exited",
                        "Volume data");
        assertThat(lines.get(0).children().get(3).children())
                .extracting(Line::text)
                .containsExactly("Needs db", "Reads volume data");
        assertThat(lines.get(1).children())
                .extracting(Line::text)
                .containsExactly("Has member shop, address 10.90.0.2");
    }

    @Test
    void keysOfAnOutlineAreUnique() {
        List<String> keys = new ArrayList<>();
        collect(GraphOutline.of(scene().graph()), keys);
        assertThat(keys).doesNotHaveDuplicates();
    }

    private static void collect(List<Line> lines, List<String> keys) {
        lines.forEach(line -> {
            keys.add(line.key());
            collect(line.children(), keys);
        });
    }

    @Test
    void aSearchFindsByAllWordsAndGoesAround() {
        PodGraph graph = scene().graph();

        assertThat(GraphSearch.find(graph, "NGINX running")).containsExactly("container:a");
        assertThat(GraphSearch.find(graph, "  ")).isEmpty();
        List<String> found = GraphSearch.find(graph, "d");
        assertThat(GraphSearch.step(found, null, 1)).hasValue(found.get(0));
        assertThat(GraphSearch.step(found, found.get(0), -1)).hasValue(found.get(found.size() - 1));
        assertThat(GraphSearch.step(List.of(), null, 1)).isEmpty();
    }

    @Test
    void theWholeComesBackAsItWasAfterAFilter() {
        GraphModel model = new GraphModel(new Background(Runnable::run, Runnable::run));
        PodGraph whole = scene().graph();
        PodGraph part = new PodGraph(List.of(whole.nodes().get(0)), List.of());
        model.show(whole);
        GraphLayout before = model.sceneProperty().get().layout();

        model.selectedProperty().set("container:a");
        model.show(part, "state:running");
        assertThat(model.sceneProperty().get().layout().boxes()).containsOnlyKeys("pod:p");
        assertThat(model.selectedProperty().get()).isNull();
        model.show(whole);
        assertThat(model.sceneProperty().get().layout()).isEqualTo(before);
    }

    @Test
    void aChangeOfStateKeepsTheLayout() {
        GraphModel model = new GraphModel(new Background(Runnable::run, Runnable::run));
        PodGraph graph = scene().graph();
        model.show(graph);
        GraphLayout before = model.sceneProperty().get().layout();
        model.show(new PodGraph(
                graph.nodes().stream()
                        .map(node ->
                                GraphNodeBuilder.builder(node).status("Paused").build())
                        .toList(),
                graph.edges()));

        assertThat(model.sceneProperty().get().layout()).isSameAs(before);
    }

    private static GraphModel.Scene scene() {
        List<GraphNode> nodes = List.of(
                GraphNodeBuilder.builder(GraphNode.plain(GraphNode.Kind.POD, "pod:p", "p", "shop"))
                        .role("success")
                        .status("Running")
                        .bracket("share network")
                        .ports(List.of("8080 → 80"))
                        .build(),
                GraphNodeBuilder.builder(GraphNode.plain(GraphNode.Kind.CONTAINER, "container:a", "a", NAME))
                        .role("success")
                        .status("Running")
                        .health("healthy")
                        .detail("nginx")
                        .used("0.50 cores  16.0 MiB")
                        .parent("pod:p")
                        .build(),
                GraphNodeBuilder.builder(GraphNode.plain(GraphNode.Kind.CONTAINER, "container:d", "d", "db"))
                        .status("Exited")
                        .parent("pod:p")
                        .build(),
                GraphNodeBuilder.builder(GraphNode.plain(GraphNode.Kind.VOLUME, "volume:v", "v", "data"))
                        .parent("pod:p")
                        .build(),
                GraphNodeBuilder.builder(GraphNode.plain(GraphNode.Kind.NETWORK, "network:s", "s", "slipway"))
                        .detail("10.90.0.0/24")
                        .build());
        PodGraph graph = new PodGraph(
                nodes,
                List.of(
                        new GraphEdge("container:a", "container:d", GraphEdge.Kind.DEPENDENCY, "", false),
                        new GraphEdge("container:a", "volume:v", GraphEdge.Kind.READING, "ro", false),
                        new GraphEdge("pod:p", "network:s", GraphEdge.Kind.NETWORK, "10.90.0.2", false)));
        return new GraphModel.Scene(graph, StableLayout.of(graph.structure(), GraphLayout.EMPTY), "");
    }

    private static GraphColours colours() {
        Map<String, String> byName = new HashMap<>();
        int number = 0x203040;
        for (String name : List.of(
                "ground", "pod", "node", "border", "line", "text", "muted", "bus", "success", "warning", "danger",
                "accent", "neutral")) {
            byName.put(name, "#%06x".formatted(number));
            number += 0x010101;
        }
        return new GraphColours(byName);
    }

    private static List<String> texts(Document document) {
        NodeList nodes = document.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
