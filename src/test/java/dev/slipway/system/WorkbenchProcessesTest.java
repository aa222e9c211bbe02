package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.call.ExecCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ExecSummary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real window on a container whose health is checked and which is started again: commands, health, restarts, events. */
@Tag("window")
class WorkbenchProcessesTest extends WholeSystemTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aCommandIsRunAContainerMadeWithARestartPolicyAndAnUnusedOnePruned() {
        var bundles = DemonstrationBundles.in(folder());
        var observer = closedAtEnd(new Client(startHelper().connect()));
        var bundle = observer.importInPlace(bundles.hello(), "hello");
        observer.start(worker(observer, bundle));
        var display = Display.ofEnvironment();
        var window = new WorkbenchWindow(new Pointer(display));
        var pictures = new Screenshots(display, folder().resolve("pictures"));
        Demonstration.showWorkbench(helperFolder().socket().toString());
        closedAtEnd(window::close);
        window.awaitShown();
        window.awaitText("Healthy");

        window.doubleClickText("containers", "worker");
        window.clickText("Processes");
        window.click("container.exec");
        window.click("field-command");
        window.type("/bin/sh -c 'echo ahoy; exit 3'");
        window.click("exec-sheet-act");
        window.awaitText("ahoy");
        window.awaitText("The command has ended with exit code 3.");
        pictures.take("processes");
        assertThat(observer.call(ExecCalls.LIST, new ExecCalls.Query("worker")))
                .extracting(ExecSummary::exitCode)
                .containsExactly(3);

        window.clickTab("Containers");
        window.click("container.create");
        window.click("field-name");
        window.type("phoenix");
        window.clickText("Restart, stop and protection");
        pictures.take("create");
        window.click("field-restartPolicy");
        window.clickInPopup("Always");
        window.click("create-sheet-act");
        await("phoenix").atMost(PATIENCE).until(() -> observer.containers().stream()
                .anyMatch(container -> container.name().equals("phoenix")
                        && "always".equals(container.restartPolicy())
                        && container.status().equals("running")));

        window.awaitText("line 2 ");
        observer.create(bundle, "unused");
        window.click("search");
        window.type("prune");
        window.clickText("search-hits", "Remove unused containers…");
        window.awaitWithin("prune-preview", "unused");
        pictures.take("prune");
        window.click("question-act");
        await("unused gone").atMost(PATIENCE).until(() -> observer.containers().stream()
                .map(ContainerSummary::name)
                .noneMatch("unused"::equals));
        assertThat(observer.containers())
                .extracting(ContainerSummary::name)
                .containsExactlyInAnyOrder("worker", "phoenix");
        observer.containers().forEach(container -> observer.remove(container.id()));
        observer.removeBundle(bundle);
    }

    private static String worker(Client client, String bundle) {
        var check = new ContainerCalls.Healthcheck(List.of("CMD", "/bin/true"), 1.0, 5.0, null, 1, null);
        var request = ContainerCallsCreateBuilder.builder(ContainerCalls.Create.fromBundle(bundle, "worker"))
                .healthcheck(check)
                .build();
        return client.call(ContainerCalls.CREATE, request).id();
    }
}
