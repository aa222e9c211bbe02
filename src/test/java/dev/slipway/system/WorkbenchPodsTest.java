package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.PodSummary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real window on a pod from its sheet to its removal, by the real pointer and keys; another client sees what comes of it. */
@Tag("window")
class WorkbenchPodsTest extends WholeSystemTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long LIMIT = 64L << 20;

    private Client observer;
    private WorkbenchWindow window;
    private Screenshots pictures;

    @Test
    void aPodIsMadeFilledWatchedLimitedStoppedStartedAndRemoved() {
        var bundles = DemonstrationBundles.in(folder());
        observer = closedAtEnd(new Client(startHelper().connect()));
        var imported = List.of(
                observer.importInPlace(bundles.web(), "web"), observer.importInPlace(bundles.visitor(), "visitor"));
        var display = Display.ofEnvironment();
        window = new WorkbenchWindow(new Pointer(display));
        pictures = new Screenshots(display, folder().resolve("pictures"));
        Demonstration.showWorkbench(helperFolder().socket().toString());
        closedAtEnd(window::close);
        window.awaitShown();
        window.awaitText("No containers yet");

        makePod();
        addContainer("web");
        addContainer("visitor");
        awaitPod("running");
        lookAtTheGraph();
        lookAtFigures();
        limitMemory();
        stopAndStart();
        removeByKeys();

        assertThat(observer.containers()).isEmpty();
        imported.forEach(observer::removeBundle);
    }

    private void makePod() {
        window.keys("ctrl+shift+p");
        window.click("field-name");
        window.type("no good name");
        window.awaitText("A name begins with a letter or a digit");
        window.keys("ctrl+a");
        window.type("shop");
        window.clickText("Life and infra container");
        window.click("field-exitPolicy");
        window.clickInPopup("The pod stops");
        pictures.take("new-pod");
        window.click("pod-sheet-act");
        window.awaitText("No containers in this pod yet");
        assertThat(pod().orElseThrow().exitPolicy()).isEqualTo("stop");
    }

    private void addContainer(String bundle) {
        window.clickTab("shop");
        window.clickWithin("pod-tab", "container.create");
        window.awaitText("Containers of this pod share: network, IPC, host name.");
        window.click("field-bundle");
        window.clickInPopup(bundle);
        window.click("field-name");
        window.type(bundle);
        window.click("create-sheet-act");
        await(bundle).atMost(PATIENCE).until(() -> observer.containers().stream()
                .anyMatch(container -> container.name().equals(bundle)
                        && container.status().equals("running")
                        && container.pod() != null));
    }

    private void lookAtTheGraph() {
        window.clickTab("shop");
        pictures.take("pod");
        window.clickText("Graph");
        window.awaitText("share network, IPC, host name");
        window.awaitText(" cores  ");
        pictures.take("pod-graph");
    }

    private void lookAtFigures() {
        window.clickText("Processes");
        window.awaitWithin("processes", "web");
        window.awaitWithin("processes", "visitor");
        window.clickText("Statistics");
        window.awaitNode("limit-memory-link");
        window.click("span-60");
        window.click("stats-earlier");
        window.awaitTextGone("Live");
        window.click("stats-present");
        window.awaitText("Live");
        pictures.take("pod-statistics");
    }

    private void limitMemory() {
        window.clickText("Overview");
        window.doubleClickText("pod-containers", "web");
        window.clickText("Statistics");
        window.click("limit-memory-link");
        window.click("limit-memory-field");
        window.keys("ctrl+a");
        window.type("1");
        window.click("limit-memory-apply");
        window.awaitNode("limit-memory-message");
        pictures.take("limit-refused");
        window.click("limit-memory-field");
        window.keys("ctrl+a");
        window.type("64M");
        window.keys("Return");
        await("limit").atMost(PATIENCE).until(() -> observer.containers().stream()
                .anyMatch(container -> container.name().equals("web")
                        && Optional.of(LIMIT).equals(Optional.ofNullable(container.memoryLimit()))));
        window.awaitText("Limit 64 MiB");
        pictures.take("limit");
    }

    private void stopAndStart() {
        window.clickTab("shop");
        window.click("pod.stop");
        awaitPod("exited");
        window.clickText("navigator", "shop");
        window.keys("ctrl+r");
        awaitPod("running");
        window.awaitText("2 of 2 run");
    }

    private void removeByKeys() {
        window.clickText("navigator", "shop");
        window.keys("Delete");
        window.awaitText("shop goes with its containers: web, visitor.");
        pictures.take("remove");
        window.keys("Return");
        await("pod gone").atMost(PATIENCE).until(() -> pod().isEmpty());
        window.awaitGoneWithin("navigator", "shop");
    }

    private Optional<PodSummary> pod() {
        return observer.call(PodCalls.LIST, PodCalls.ListQuery.ALL).stream().findFirst();
    }

    private void awaitPod(String status) {
        await("pod " + status)
                .atMost(PATIENCE)
                .until(() -> pod().filter(pod -> pod.status().equals(status)).isPresent());
    }
}
