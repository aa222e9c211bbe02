package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The logs of two containers that write, in one view of the real window, by the real pointer and keys. */
@Tag("window")
class WorkbenchLogsTest extends WholeSystemTest {
    private static final Pattern SAVED = Pattern.compile("\\S+Z buoy \\| tick (\\d+)0 of buoy");

    @Test
    void theLogsOfTwoContainersAreShownTogetherFilteredHeldBackAndSaved() throws IOException {
        var bundles = DemonstrationBundles.in(folder());
        var observer = closedAtEnd(new Client(startHelper().connect()));
        var started = List.of(start(observer, bundles, "anchor"), start(observer, bundles, "buoy"));
        var display = Display.ofEnvironment();
        var window = new WorkbenchWindow(new Pointer(display));
        var pictures = new Screenshots(display, folder().resolve("pictures"));
        Demonstration.showWorkbench(helperFolder().socket().toString());
        closedAtEnd(window::close);
        window.awaitShown();

        window.clickText("containers", "anchor");
        window.keys("ctrl+a");
        window.keys("ctrl+l");
        window.awaitText("of anchor");
        window.awaitText("of buoy");
        pictures.take("merged");

        window.clickWithin("logs-window", "logs.filter");
        window.clickWithin("logs-filter", "logs.regex");
        window.clickWithin("logs-window", "logs-filter");
        window.type("tick [0-9]*0 of b");
        window.awaitTextGone("of anchor");
        window.awaitText("tick 10 of buoy");
        pictures.take("filtered");

        window.clickWithin("logs-window", "logs.pause");
        window.awaitText("Paused; 2");
        window.clickWithin("logs-window", "logs.pause");
        window.awaitTextGone("Paused;");

        window.clickWithin("logs-window", "logs-time");
        window.type("noon");
        window.keys("Return");
        window.awaitText("That is no time.");

        var file = folder().resolve("ticks.txt");
        window.clickWithin("logs-window", "logs.save");
        new FileDialog(display).answer("Save lines", file);
        window.awaitText(file.toString());
        assertThat(tens(Files.readAllLines(file))).startsWith(1).isSorted().doesNotHaveDuplicates();

        started.forEach(container -> {
            observer.stop(container);
            observer.remove(container);
        });
        observer.bundles().forEach(bundle -> observer.removeBundle(bundle.id()));
    }

    /** Its command, which the table shows, holds no line that is looked for. */
    private static String start(Client client, DemonstrationBundles bundles, String name) {
        var script = "w=of; i=0; while :; do i=$((i+1)); echo tick $i $w " + name + "; sleep 0.2; done";
        var bundle = client.importInPlace(bundles.running(name, "/bin/sh", "-c", script), name);
        var container = client.create(bundle, name);
        client.start(container);
        return container;
    }

    /** The numbers of saved lines, all of which have to be those that passed. */
    private static List<Integer> tens(List<String> lines) {
        List<Integer> tens = new ArrayList<>();
        for (var line : lines) {
            var saved = SAVED.matcher(line);
            assertThat(saved.matches()).as(line).isTrue();
            tens.add(Integer.parseInt(saved.group(1)));
        }
        return tens;
    }
}
