package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.call.PodCallsCreateBuilder;
import dev.slipway.protocol.call.VolumeCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** The graph of a pod of two containers with a volume, by the real pointer and keys; another client sees what comes of it. */
@Tag("window")
class WorkbenchGraphTest extends WholeSystemTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PICTURE = "graph-picture";
    private static final String OUTLINE = "graph-outline";

    private Client observer;
    private WorkbenchWindow window;
    private Screenshots pictures;
    private String bundle;
    private String pod;

    @Test
    void aContainerIsFoundStoppedReadOfAndDrawnIntoAFile()
            throws IOException, ParserConfigurationException, SAXException {
        var sleep = DemonstrationBundles.in(folder()).running("sleep", "/bin/sleep", "1000");
        observer = closedAtEnd(new Client(startHelper().connect()));
        bundle = observer.importInPlace(sleep, "sleep");
        pod = observer.call(
                        PodCalls.CREATE,
                        PodCallsCreateBuilder.builder()
                                .name("shop")
                                .networks(List.of())
                                .build())
                .id();
        var depot = member("depot", "rw");
        member("counter", "ro");
        observer.call(PodCalls.START, new Common.Id(pod));
        var display = Display.ofEnvironment();
        window = new WorkbenchWindow(new Pointer(display));
        pictures = new Screenshots(display, folder().resolve("pictures"));
        Demonstration.showWorkbench(helperFolder().socket().toString());
        closedAtEnd(window::close);
        window.awaitShown();

        searchAndStop(depot);
        filter();
        readAsText();
        export(new FileDialog(display), folder().resolve("shop.svg"));

        observer.call(PodCalls.REMOVE, new PodCalls.Remove(pod, true, 1.0));
        observer.call(VolumeCalls.REMOVE, new VolumeCalls.Remove("cargo", false, 0.0));
        observer.removeBundle(bundle);
    }

    private String member(String name, String access) {
        return observer.call(
                        ContainerCalls.CREATE,
                        ContainerCallsCreateBuilder.builder()
                                .bundle(bundle)
                                .name(name)
                                .pod(pod)
                                .stopSignal("KILL")
                                .volumes(List.of(new ContainerCalls.VolumeOption("cargo", "/hold", List.of(access))))
                                .build())
                .id();
    }

    private void searchAndStop(String depot) {
        window.keys("ctrl+g");
        window.awaitWithin(PICTURE, "depot");
        window.awaitWithin(PICTURE, "cargo");
        window.clickText(PICTURE, "counter");
        window.keys("ctrl+f");
        window.type("depot");
        window.awaitText("1 found");
        window.keys("Return");
        window.awaitText("1 of 1");
        pictures.take("graph");
        window.rightClickText(PICTURE, "depot");
        window.clickInPopup("Stop");
        await("stopped")
                .atMost(PATIENCE)
                .until(() -> !observer.summary(depot).status().equals("running"));
        window.keys("Escape");
    }

    private void filter() {
        window.click("graph-filter");
        window.type("state:running");
        window.awaitGoneWithin(PICTURE, "depot");
        window.awaitWithin(PICTURE, "counter");
        window.keys("Escape");
        window.awaitWithin(PICTURE, "depot");
    }

    private void readAsText() {
        window.click("graph-as-text");
        window.awaitWithin(OUTLINE, "Reads volume cargo");
        window.clickText(OUTLINE, "Reads and writes volume cargo");
        pictures.take("graph-as-text");
        window.keys("Return");
        window.awaitNode("volume-tab");
        window.clickTab("Pod graph");
        window.click("graph-as-text");
        window.awaitWithin(PICTURE, "counter");
    }

    private void export(FileDialog dialogs, Path file) throws IOException, ParserConfigurationException, SAXException {
        window.keys("ctrl+shift+g");
        dialogs.answer("Export the pod graph", file);
        window.awaitText("Exported the pod graph");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertThat(Files.readString(file)).contains(">depot<", ">counter<", ">cargo<");
    }
}
