package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.ExecCalls;
import dev.slipway.protocol.model.ExecSummary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real window with a terminal in a real container: typed into, resized, ended, run again and closed. */
@Tag("window")
class WorkbenchTerminalTest extends WholeSystemTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aShellTakesKeysFollowsTheWindowAndLeavesNothing() {
        var bundles = DemonstrationBundles.in(folder());
        var observer = closedAtEnd(new Client(startHelper().connect()));
        var bundle = observer.importInPlace(bundles.hello(), "hello");
        var worker = observer.create(bundle, "worker");
        observer.start(worker);
        var display = Display.ofEnvironment();
        var window = new WorkbenchWindow(new Pointer(display));
        var pictures = new Screenshots(display, folder().resolve("pictures"));
        Demonstration.showWorkbench(helperFolder().socket().toString());
        closedAtEnd(window::close);
        window.awaitShown();

        window.doubleClickText("containers", "worker");
        window.clickText("Terminal");
        window.click("terminal-open");
        window.awaitTerminalLine("a prompt", line -> line.endsWith("#"));
        window.click("terminal-screen");
        enter(window, "echo $((6*7))");
        window.awaitTerminalLine("42", "42"::equals);

        enter(window, "while sleep 0.3; do stty size; done");
        window.awaitTerminalLine("a size", WorkbenchTerminalTest::isSize);
        var narrow = columns(window.terminalLines());
        window.keys("ctrl+shift+F12");
        window.awaitTerminalLine("a larger size", line -> isSize(line) && columns(List.of(line)) > narrow);
        window.keys("ctrl+c");
        enter(window, "yes | head -n 20000");
        enter(window, "echo after the flood: $?");
        window.awaitTerminalLine("the end of the flood", "after the flood: 0"::equals);
        pictures.take("terminal");

        enter(window, "exit 3");
        window.awaitText("Ended with 3.");
        assertThat(execs(observer)).extracting(ExecSummary::exitCode).containsExactly(3);

        window.click("terminal-again");
        await("a second shell").atMost(PATIENCE).until(() -> running(observer) == 1);
        window.keys("alt+5");
        window.awaitText("worker: sh");
        pictures.take("tool-window");
        window.keys("ctrl+shift+w");
        await("nothing is left of the second")
                .atMost(PATIENCE)
                .until(() -> execs(observer).size() == 1);
        assertThat(running(observer)).isZero();
        observer.remove(worker);
        observer.removeBundle(bundle);
    }

    private static void enter(WorkbenchWindow window, String line) {
        window.type(line);
        window.keys("Return");
    }

    private static List<ExecSummary> execs(Client client) {
        return client.call(ExecCalls.LIST, new ExecCalls.Query("worker"));
    }

    private static long running(Client client) {
        return execs(client).stream()
                .filter(exec -> exec.status().equals("running"))
                .count();
    }

    private static boolean isSize(String line) {
        return line.matches("\\d+ \\d+");
    }

    private static int columns(List<String> lines) {
        return lines.stream()
                .filter(WorkbenchTerminalTest::isSize)
                .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
