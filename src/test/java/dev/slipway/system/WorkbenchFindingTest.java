package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.model.ContainerSummary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real window on finding and acting: filters, acts on many at once, keys of the user's own, what is done to a hit of the search. */
@Tag("window")
class WorkbenchFindingTest extends WholeSystemTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Client observer;
    private WorkbenchWindow window;
    private Screenshots pictures;

    @Test
    void containersAreFilteredActedOnTogetherByNewKeysAndFromTheSearch() {
        var bundles = DemonstrationBundles.in(folder());
        observer = closedAtEnd(new Client(startHelper().connect()));
        var hello = observer.importInPlace(bundles.hello(), "hello");
        var without = observer.importInPlace(bundles.withoutProgram(), "without");
        observer.createMortal(hello, "web-1");
        observer.createMortal(hello, "web-2");
        observer.create(without, "broken");
        var display = Display.ofEnvironment();
        window = new WorkbenchWindow(new Pointer(display));
        pictures = new Screenshots(display, folder().resolve("pictures"));
        Demonstration.showWorkbench(helperFolder().socket().toString());
        closedAtEnd(window::close);
        window.awaitShown();
        window.awaitWithin("containers", "broken");

        filter();
        startTogether();
        changeTheKeyOfStop();
        stopByIt();
        startFromTheSearch();
        resetTheKeys();

        observer.containers().forEach(container -> observer.remove(container.id()));
        List.of(hello, without).forEach(observer::removeBundle);
    }

    private void filter() {
        window.keys("ctrl+f");
        window.type("sta");
        window.awaitWithin("filter-completion", "state:");
        window.keys("Tab");
        window.awaitWithin("filter-completion", "configured");
        pictures.take("completion");
        window.keys("Return");
        window.type("-na");
        window.awaitWithin("filter-completion", "name:");
        window.keys("Down");
        window.keys("Return");
        window.type("bro");
        window.awaitWithin("filter-completion", "broken");
        window.keys("Return");
        window.awaitGoneWithin("containers", "broken");
        window.awaitWithin("containers", "web-2");
        window.keys("Escape");
        window.type("mem>abc");
        window.awaitText("mem>abc: not a size. Write 500M or 2G.");
        window.keys("Escape");
        window.awaitWithin("containers", "broken");
    }

    private void startTogether() {
        window.clickText("containers", "web-1");
        window.keys("ctrl+a");
        window.keys("ctrl+r");
        window.awaitText("2 of 3 containers started; 1 could not");
        pictures.take("results");
        awaitRunning("web-1", "web-2");
    }

    private void changeTheKeyOfStop() {
        window.act("Key map");
        window.click("keymap-words");
        window.type("stop containers");
        window.clickText("keymap", "Stop");
        window.click("keymap.change");
        window.awaitNode("key-edit");
        window.keys("ctrl+r");
        window.awaitText("is used by Start. Take it from there?");
        pictures.take("conflict");
        window.keys("ctrl+F9");
        window.awaitText("Nothing else uses it.");
        window.click("key-edit-set");
        window.awaitWithin("keymap", "Ctrl+F9");
    }

    private void stopByIt() {
        window.clickTab("Containers");
        window.clickText("containers", "web-1");
        window.keys("ctrl+a");
        window.keys("ctrl+F9");
        window.awaitText("2 containers stopped");
        awaitRunning();
    }

    private void startFromTheSearch() {
        window.click("search");
        window.type("web-2");
        window.awaitWithin("search-hits", "web-2");
        window.keys("Tab");
        window.awaitWithin("search-hits", "Start");
        pictures.take("actions of a hit");
        window.type("start");
        window.awaitWithin("search-hits", "Start");
        window.keys("Return");
        awaitRunning("web-2");
    }

    private void resetTheKeys() {
        window.act("Key map");
        window.click("keymap.resetAll");
        window.awaitGoneWithin("keymap", "Ctrl+F9");
    }

    private void awaitRunning(String... names) {
        await("running").atMost(PATIENCE).untilAsserted(() -> assertThat(observer.containers())
                .filteredOn(container -> container.status().equals("running"))
                .extracting(ContainerSummary::name)
                .containsExactlyInAnyOrder(names));
    }
}
