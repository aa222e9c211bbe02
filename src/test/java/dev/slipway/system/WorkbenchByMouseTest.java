package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.PodCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real window, by the real pointer alone; what comes of it is seen by another client. */
@Tag("window")
class WorkbenchByMouseTest extends WholeSystemTest {
    private static final Pattern ASKED = Pattern.compile("call .*\\.(list|inspect)");

    @Test
    void aBundleIsDroppedRunsAndIsRemovedAndTheWorkbenchNeverAsksForWhatItIsTold() throws IOException {
        var bundles = DemonstrationBundles.in(folder());
        var helper = startHelper();
        var observer = closedAtEnd(new Client(helper.connect()));
        var trace = folder().resolve("calls");
        System.setProperty("slipway.trace.calls", trace.toString());
        var display = Display.ofEnvironment();
        var window = new WorkbenchWindow(new Pointer(display));
        var tour = new Tour(
                display, window, observer, new Screenshots(display, folder().resolve("pictures")), folder().path());
        Demonstration.showWorkbench(helperFolder().socket().toString());
        closedAtEnd(window::close);

        tour.awaitWindow();
        tour.importByDragging(bundles.hello());
        tour.readLog("line 3 ");
        tour.pauseAndResume("hello");
        tour.lookAtStatistics();
        tour.checkpointAndRestore("hello");
        assertAStartIsToldOnce(observer, trace);
        tour.stopAndRemove("hello");

        tour.makePod("shop");
        tour.importIntoPod(bundles.web(), "shop");
        tour.importIntoPod(bundles.visitor(), "shop");
        tour.openGraph();
        tour.lookAtTheNetwork();
        tour.lookAtANewContainer(bundles.web());
        removeAll(observer);
    }

    /** A container that another client starts comes as one delta, and nothing is asked. */
    private static void assertAStartIsToldOnce(Client observer, Path trace) throws IOException {
        var world = new WatchedWorld();
        world.watch(observer.connection());
        var container = observer.create(observer.bundles().get(0).id(), "quiet");
        await().until(() -> world.status(container).equals("configured"));
        awaitRevision(trace, world);
        var before = lines(trace).size();

        observer.start(container);
        await().until(() -> world.status(container).equals("running"));
        awaitRevision(trace, world);

        var told = lines(trace).subList(before, lines(trace).size());
        assertThat(told).filteredOn(line -> line.startsWith("notice world ")).hasSize(1);
        assertThat(told).noneMatch(ASKED.asMatchPredicate());
        observer.remove(container);
    }

    private static void awaitRevision(Path trace, WatchedWorld world) {
        var notice = "notice world " + world.revision() + " ";
        await(notice).until(() -> lines(trace).stream().anyMatch(line -> line.startsWith(notice)));
    }

    private static List<String> lines(Path trace) throws IOException {
        return Files.readAllLines(trace);
    }

    private static void removeAll(Client observer) {
        observer.call(CheckpointCalls.LIST, new CheckpointCalls.ListQuery(null))
                .forEach(each -> observer.call(CheckpointCalls.REMOVE, CheckpointCalls.ById.of(each.id())));
        observer.call(PodCalls.LIST, PodCalls.ListQuery.ALL)
                .forEach(pod -> observer.call(PodCalls.REMOVE, new PodCalls.Remove(pod.id(), true, 5.0)));
        assertThat(observer.containers()).isEmpty();
    }
}
