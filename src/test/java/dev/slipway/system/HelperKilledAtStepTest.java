package dev.slipway.system;

import static dev.slipway.system.Step.after;
import static dev.slipway.system.Step.before;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ExecCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ExecSummary;
import dev.slipway.protocol.model.ProcessInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A helper is killed at each step of what it does. The next one has nothing half made and lost nothing, no container
 * ended of it, and what was asked can be asked again.
 */
class HelperKilledAtStepTest extends KilledHelperTest {
    static Stream<Step<Verb>> steps() {
        var steps = new ArrayList<Step<Verb>>();
        steps.add(before(Verb.CREATE, "runtime.container.Ledger", "add"));
        steps.add(after(Verb.CREATE, "runtime.container.Ledger", "add"));
        saved(steps, Verb.CREATE);

        steps.add(before(Verb.INIT, "runtime.container.Launch", "launch"));
        made(steps, Verb.INIT);
        saved(steps, Verb.INIT);

        made(steps, Verb.START);
        steps.add(before(Verb.START, "runtime.container.Lifecycle", "letRun"));
        steps.add(before(Verb.START, "runtime.os.NamedPipe", "take"));
        steps.add(after(Verb.START, "runtime.os.NamedPipe", "take"));
        steps.add(after(Verb.START, "runtime.oci.StartPipe", "open"));
        steps.add(after(Verb.START, "runtime.container.Lifecycle", "letRun"));
        saved(steps, Verb.START);
        steps.add(after(Verb.START, "runtime.container.Lifecycle", "startLocked"));
        steps.add(before(Verb.START_CREATED, "runtime.container.Lifecycle", "letRun"));
        steps.add(after(Verb.START_CREATED, "runtime.oci.StartPipe", "open"));
        saved(steps, Verb.START_CREATED);

        steps.add(before(Verb.STOP, "runtime.container.Stopping", "ask"));
        saved(steps, Verb.STOP);
        steps.add(before(Verb.STOP, "runtime.container.Stopping", "send"));
        steps.add(after(Verb.STOP, "runtime.container.Stopping", "send"));
        steps.add(after(Verb.STOP, "runtime.container.Stopping", "ask"));
        steps.add(before(Verb.STOP_AT_ONCE, "runtime.container.Stopping", "kill"));
        steps.add(after(Verb.STOP_AT_ONCE, "runtime.container.Stopping", "kill"));
        steps.add(before(Verb.STOP, "runtime.container.Endings", "settleLocked"));
        steps.add(before(Verb.STOP, "runtime.container.Endings", "end"));
        released(steps, Verb.STOP);
        steps.add(before(Verb.STOP, "runtime.oci.ExitFolder", "forget"));
        steps.add(after(Verb.STOP, "runtime.oci.ExitFolder", "forget"));

        steps.add(before(Verb.REMOVE, "runtime.container.Removal", "removeLocked"));
        steps.add(before(Verb.REMOVE, "runtime.container.Ledger", "remove"));
        saved(steps, Verb.REMOVE);
        steps.add(after(Verb.REMOVE, "runtime.container.Ledger", "remove"));
        steps.add(before(Verb.REMOVE, "runtime.container.Folders", "delete"));
        steps.add(after(Verb.REMOVE, "runtime.container.Removal", "sweep"));
        steps.add(before(Verb.REMOVE_CREATED, "runtime.container.Removal", "finish"));
        saved(steps, Verb.REMOVE_CREATED);
        released(steps, Verb.REMOVE_CREATED);
        steps.add(before(Verb.REMOVE_RUNNING, "runtime.container.Stopping", "stop"));
        steps.add(before(Verb.REMOVE_RUNNING, "runtime.container.Removal", "removeLocked"));
        steps.add(before(Verb.REMOVE_RUNNING, "runtime.container.Removal", "sweep"));

        steps.add(before(Verb.RENAME, "runtime.container.Lifecycle", "rename"));
        saved(steps, Verb.RENAME);
        steps.add(after(Verb.RENAME, "runtime.container.Lifecycle", "rename"));

        saved(steps, Verb.EXEC);
        steps.add(before(Verb.EXEC, "runtime.container.ExecLaunch", "run"));
        steps.add(before(Verb.EXEC, "runtime.oci.ExecMonitor", "start"));
        steps.add(Step.amidProgram(Verb.EXEC));
        steps.add(after(Verb.EXEC, "runtime.os.ProgramRunner", "runForReport"));
        steps.add(after(Verb.EXEC, "runtime.oci.ExecMonitor", "start"));
        steps.add(after(Verb.EXEC, "runtime.container.ExecLaunch", "run"));
        steps.add(before(Verb.EXEC_THAT_ENDS, "runtime.container.ExecEndings", "ended"));
        steps.add(before(Verb.EXEC_THAT_ENDS, "runtime.container.ExecEndings", "discard"));
        steps.add(after(Verb.EXEC_THAT_ENDS, "runtime.container.ExecEndings", "discard"));
        return steps.stream();
    }

    /** The steps of making a process. */
    private static void made(List<Step<Verb>> steps, Verb verb) {
        steps.add(after(verb, "runtime.container.Launch", "prepare"));
        steps.add(before(verb, "runtime.network.Networks", "attach"));
        steps.add(after(verb, "runtime.network.Networks", "attach"));
        steps.add(after(verb, "runtime.container.Launch", "writeSpec"));
        steps.add(after(verb, "runtime.oci.Monitor", "prepare"));
        steps.add(Step.amidProgram(verb));
        steps.add(after(verb, "runtime.os.ProgramRunner", "runForReport"));
        steps.add(after(verb, "runtime.oci.Monitor", "create"));
        steps.add(after(verb, "runtime.container.Launch", "launch"));
    }

    /** The steps of giving back what a run took. */
    private static void released(List<Step<Verb>> steps, Verb verb) {
        steps.add(before(verb, "runtime.container.Release", "release"));
        steps.add(after(verb, "runtime.oci.OciRuntime", "delete"));
        steps.add(after(verb, "runtime.storage.RootfsMount", "unmount"));
        steps.add(after(verb, "runtime.network.Networks", "detach"));
        steps.add(after(verb, "runtime.os.NetworkNamespaces", "delete"));
        steps.add(after(verb, "runtime.container.Release", "release"));
    }

    @AtEachStep
    void isMadeGoodByTheNextOne(Step<Verb> step) throws IOException {
        var verb = step.verb();
        Verb.Subject subject;
        try (var client = doomed(step)) {
            subject = new Verb.Subject(
                    "subject",
                    "renamed",
                    helloBundle(),
                    List.of(helperFolder().network().name()));
            verb.prepare(client, subject);
            dieOf(() -> verb.ask(client, subject));
        }

        try (var client = recovered()) {
            assertThat(verb.between()).contains(status(client, subject));
            await().untilAsserted(() -> assertMachineAgrees(client));
            await().untilAsserted(() -> assertSessionsAgree(client));
            askAgain(client, verb, subject);
            assertThat(status(client, subject)).isEqualTo(verb.to());
            assertMachineAgrees(client);
            await().untilAsserted(() -> assertSessionsAgree(client));
            client.containers().forEach(container -> client.remove(container.id()));
        }
    }

    /** Each session that runs has its process, and no process of one is left that has no session. */
    private void assertSessionsAgree(Client client) {
        var running = client.call(ExecCalls.LIST, new ExecCalls.Query(null)).stream()
                .filter(session -> session.status().equals("running"))
                .toList();
        var processes = client.containers().stream()
                .filter(container -> container.status().equals("running"))
                .flatMap(container -> client.call(ContainerCalls.TOP, new Common.Id(container.id())).stream())
                .filter(process -> process.command().contains("98765"))
                .map(ProcessInfo::pid)
                .toList();
        assertThat(processes)
                .containsExactlyInAnyOrderElementsOf(running.stream()
                        .map(ExecSummary::pid)
                        .map(Objects::requireNonNull)
                        .toList());
        machine().assertHasSessions(running.stream().map(ExecSummary::id).collect(Collectors.toSet()));
    }

    /** Unless it was done before the death, and only the answer did not arrive. */
    private static void askAgain(Client client, Verb verb, Verb.Subject subject) {
        var done =
                switch (verb) {
                    case RENAME -> find(client, subject.name()).isEmpty();
                    case EXEC, EXEC_THAT_ENDS -> false;
                    default -> status(client, subject).equals(verb.to());
                };
        if (!done) {
            verb.ask(client, subject);
        }
    }

    private static String status(Client client, Verb.Subject subject) {
        return find(client, subject.name(), subject.other())
                .map(ContainerSummary::status)
                .orElse("absent");
    }
}
