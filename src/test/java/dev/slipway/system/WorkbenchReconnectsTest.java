package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real window outlives its helper. */
@Tag("window")
class WorkbenchReconnectsTest extends WholeSystemTest {
    @Test
    void theWindowSaysThatTheHelperIsGoneAndThenShowsWhatChangedMeanwhile() {
        var bundles = DemonstrationBundles.in(folder());
        var first = startHelper();
        int pid;
        try (var client = new Client(first.connect())) {
            var bundle = client.importInPlace(bundles.hello(), "hello");
            var ended = client.create(bundle, "mayfly");
            client.start(ended);
            client.start(client.create(bundle, "tortoise"));
            pid = Objects.requireNonNull(client.summary(ended).pid());
        }
        var window = new WorkbenchWindow(new Pointer(Display.ofEnvironment()));
        Demonstration.showWorkbench(helperFolder().socket().toString());
        closedAtEnd(window::close);
        window.awaitShown();
        window.awaitText("mayfly");
        window.awaitText("Running");

        first.kill9();
        window.awaitText("What you see is from");
        assertThat(window.texts()).contains("mayfly", "tortoise");
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        var second = startHelper();

        window.awaitTextGone("What you see is from");
        window.awaitText("Exited 137");
        window.awaitText("Running");
        try (var client = new Client(second.connect())) {
            client.containers().forEach(container -> client.remove(container.id()));
        }
        window.awaitText("No containers yet");
    }
}
