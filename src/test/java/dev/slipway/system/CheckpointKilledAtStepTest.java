package dev.slipway.system;

import static dev.slipway.system.Step.after;
import static dev.slipway.system.Step.before;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.FoundCheckpoint;
import dev.slipway.protocol.rpc.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A helper is killed at each step of what it does with checkpoints. The next one has each checkpoint whole or not at all,
 * nothing frozen, each container as it was or as it was to be, and can be asked again.
 */
class CheckpointKilledAtStepTest extends KilledHelperTest {
    /** How refusals say that it was done before the death, or that the container ended for it. */
    private static final Set<Optional<ErrorKind>> DONE = Stream.of(
                    ErrorKind.CHECKPOINT_EXISTS,
                    ErrorKind.NO_SUCH_CHECKPOINT,
                    ErrorKind.STATE_INVALID,
                    ErrorKind.NAME_IN_USE)
            .map(Optional::of)
            .collect(Collectors.toSet());

    static Stream<Step<CheckpointVerb>> steps() {
        var steps = new ArrayList<Step<CheckpointVerb>>();
        var checkpoint = "runtime.checkpoint.";
        for (var verb : List.of(CheckpointVerb.TAKE, CheckpointVerb.TAKE_RUNNING)) {
            steps.add(after(verb, checkpoint + "CheckpointFolders", "begin"));
            steps.add(after(verb, "runtime.container.Freezing", "freeze"));
            steps.add(after(verb, checkpoint + "Taking", "files"));
            steps.add(after(verb, "runtime.oci.OciRuntime", "checkpoint"));
            steps.add(before(verb, "state.Store", "save"));
            steps.add(before(verb, checkpoint + "CheckpointFolders", "settle"));
        }
        steps.add(after(CheckpointVerb.TAKE_POD, "runtime.container.Freezing", "freeze"));
        steps.add(after(CheckpointVerb.TAKE_POD, "runtime.oci.OciRuntime", "checkpoint"));
        steps.add(before(CheckpointVerb.TAKE_POD, "state.Store", "save"));
        steps.add(after(CheckpointVerb.TAKE_POD, "state.Store", "save"));
        steps.add(after(CheckpointVerb.TAKE_POD, "runtime.oci.OciRuntime", "kill"));
        steps.add(after(CheckpointVerb.RESTORE_POD, "runtime.network.TcpHold", "begin"));
        steps.add(before(CheckpointVerb.RESTORE_POD, "runtime.network.TcpHold", "end"));
        steps.add(after(CheckpointVerb.RESTORE, "runtime.container.Upper", "replace"));
        steps.add(after(CheckpointVerb.RESTORE, "runtime.oci.Monitor", "create"));
        steps.add(before(CheckpointVerb.RESTORE, "state.Store", "save"));
        steps.add(before(CheckpointVerb.RESTORE, "runtime.container.Upper", "keepNew"));
        steps.add(after(CheckpointVerb.CLONE, checkpoint + "Refill", "upper"));
        steps.add(before(CheckpointVerb.CLONE, "state.Store", "save"));
        steps.add(after(CheckpointVerb.CLONE, "state.Store", "save"));
        steps.add(after(CheckpointVerb.CLONE, "runtime.oci.Monitor", "create"));
        steps.add(after(CheckpointVerb.REMOVE, checkpoint + "CheckpointFolders", "putAside"));
        steps.add(before(CheckpointVerb.REMOVE, checkpoint + "CheckpointFolders", "discardGone"));
        steps.add(after(CheckpointVerb.IMPORT, checkpoint + "CheckpointFolders", "beginEmpty"));
        steps.add(after(CheckpointVerb.IMPORT, checkpoint + "ArchiveImport", "read"));
        steps.add(before(CheckpointVerb.IMPORT, "state.Store", "save"));
        steps.add(before(CheckpointVerb.IMPORT, checkpoint + "CheckpointFolders", "settle"));
        return steps.stream();
    }

    @AtEachStep
    void isMadeGoodByTheNextOne(Step<CheckpointVerb> step) throws IOException {
        var verb = step.verb();
        CheckpointVerb.Subject subject;
        try (var client = doomed(step)) {
            subject = new CheckpointVerb.Subject(helloBundle());
            verb.prepare(client, subject);
            dieOf(() -> verb.ask(client, subject));
        }

        try (var client = recovered()) {
            await().untilAsserted(() -> assertMachineAgrees(client));
            assertSound(client);
            for (var container : client.containers()) {
                assertThat(container.status()).isIn("running", "exited", "configured");
                if (container.status().equals("running")) {
                    assertGoesOn(client, container.id());
                }
            }
            var offered = client.call(CheckpointCalls.FOUND, Call.None.NONE);
            for (FoundCheckpoint found : offered) {
                assertThat(found.problem()).isNull();
                client.call(CheckpointCalls.ADOPT, new CheckpointCalls.Adopt(found.id(), null));
            }
            askAgain(() -> verb.ask(client, subject), refused -> DONE.contains(refused.kind()));
            assertSound(client);
            var names = client.call(CheckpointCalls.LIST, new CheckpointCalls.ListQuery(null)).stream()
                    .map(CheckpointSummary::name)
                    .toList();
            switch (verb) {
                case TAKE, TAKE_RUNNING, IMPORT -> assertThat(names).contains("first", "second");
                case TAKE_POD -> assertThat(names).contains("first", "second.subject");
                case REMOVE -> assertThat(names).isEmpty();
                case RESTORE, RESTORE_POD ->
                    assertThat(find(client, "subject").orElseThrow().status()).isEqualTo("running");
                case CLONE -> assertThat(find(client, "twin")).isPresent();
            }
            if (verb.ofPod()) {
                assertThat(packetFilter(client)).doesNotContain("0xc114");
                client.call(PodCalls.REMOVE, new PodCalls.Remove(subject.pod(), true, 0.0));
            }
            client.containers().forEach(container -> client.remove(container.id()));
            for (var each : client.call(CheckpointCalls.LIST, new CheckpointCalls.ListQuery(null))) {
                client.call(CheckpointCalls.REMOVE, CheckpointCalls.ById.of(each.id()));
            }
            assertThat(helperFolder().root().resolve("checkpoints")).isEmptyDirectory();
        }
    }

    /** The rules in the network namespace of the pod. */
    private static String packetFilter(Client client) {
        var member = find(client, "subject").orElseThrow().id();
        var pid = client.inspect(member).state().pid();
        return pid > 0 ? Programs.run("nsenter", "--target", String.valueOf(pid), "--net", "iptables", "-S") : "";
    }

    private static void assertGoesOn(Client client, String container) {
        var state = Path.of("/proc/" + client.inspect(container).state().pid() + "/cgroup");
        assertThat(state).exists();
        client.call(dev.slipway.protocol.call.ContainerCalls.PAUSE, new Common.Id(container));
        client.call(dev.slipway.protocol.call.ContainerCalls.RESUME, new Common.Id(container));
    }

    /** Each checkpoint of the catalogue has its folder, and each folder is one of those or offered. */
    private void assertSound(Client client) throws IOException {
        var known = new TreeSet<String>();
        client.call(CheckpointCalls.LIST, new CheckpointCalls.ListQuery(null)).forEach(each -> known.add(each.id()));
        client.call(CheckpointCalls.FOUND, Call.None.NONE).forEach(each -> known.add(each.id()));
        var folders = new TreeSet<String>();
        try (var all = Files.list(helperFolder().root().resolve("checkpoints"))) {
            all.forEach(each -> folders.add(each.getFileName().toString()));
        }
        assertThat(folders).isEqualTo(known);
        for (var id : known) {
            assertThat(helperFolder().root().resolve("checkpoints").resolve(id).resolve("images/inventory.img"))
                    .exists();
        }
    }
}
