package dev.slipway.system;

import static dev.slipway.system.Step.after;
import static dev.slipway.system.Step.before;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.VolumeCalls;
import dev.slipway.protocol.model.VolumeSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/**
 * A helper is killed at each step of what it does to a volume. The next one has a folder for each volume and no other, all
 * of the files or what was there before, and a mount only under a container that runs.
 */
class VolumeKilledAtStepTest extends KilledHelperTest {
    private static final String FOLDERS = "runtime.volume.VolumeFolders";

    static Stream<Step<VolumeVerb>> steps() {
        var steps = new ArrayList<Step<VolumeVerb>>();
        for (var verb : List.of(VolumeVerb.CREATE, VolumeVerb.CREATE_CONTAINER)) {
            steps.add(before(verb, FOLDERS, "stage"));
            steps.add(after(verb, FOLDERS, "stage"));
            saved(steps, verb);
            steps.add(before(verb, FOLDERS, "settle"));
            steps.add(after(verb, FOLDERS, "settle"));
        }
        steps.add(after(VolumeVerb.CREATE_CONTAINER, FOLDERS, "stage").at(2));
        steps.add(before(VolumeVerb.CREATE_CONTAINER, FOLDERS, "settle").at(2));

        for (var verb : List.of(VolumeVerb.REMOVE, VolumeVerb.REMOVE_CONTAINER)) {
            steps.add(before(verb, FOLDERS, "putAside"));
            steps.add(after(verb, FOLDERS, "putAside"));
            saved(steps, verb);
            steps.add(before(verb, FOLDERS, "discard"));
            steps.add(after(verb, FOLDERS, "discard"));
        }

        steps.add(after(VolumeVerb.IMPORT, "runtime.storage.TreeCopy", "link"));
        steps.add(after(VolumeVerb.IMPORT, "runtime.storage.UnpackedTree", "unpack"));
        steps.add(before(VolumeVerb.IMPORT, "runtime.os.Exchange", "swap"));
        steps.add(after(VolumeVerb.IMPORT, "runtime.os.Exchange", "swap"));
        saved(steps, VolumeVerb.IMPORT);

        steps.add(after(VolumeVerb.START, "runtime.volume.VolumeHolds", "mark"));
        steps.add(after(VolumeVerb.START, "runtime.storage.TreeCopy", "copy"));
        steps.add(after(VolumeVerb.START, "runtime.volume.VolumeFilling", "fill"));
        saved(steps, VolumeVerb.START);
        steps.add(after(VolumeVerb.START, "runtime.volume.VolumeUses", "attach"));

        steps.add(before(VolumeVerb.START_ON_DEVICE, "runtime.storage.DeviceMount", "mount"));
        steps.add(after(VolumeVerb.START_ON_DEVICE, "runtime.storage.DeviceMount", "mount"));
        steps.add(before(VolumeVerb.START_ON_DEVICE, "runtime.storage.TreeCopy", "copyInto"));
        steps.add(after(VolumeVerb.START_ON_DEVICE, "runtime.storage.TreeCopy", "copyInto"));
        steps.add(after(VolumeVerb.START_ON_DEVICE, "runtime.volume.VolumeUses", "attach"));
        steps.add(after(VolumeVerb.STOP_ON_DEVICE, "runtime.volume.VolumeHolds", "unmark"));
        steps.add(before(VolumeVerb.STOP_ON_DEVICE, "runtime.storage.DeviceMount", "unmount"));
        steps.add(after(VolumeVerb.STOP_ON_DEVICE, "runtime.storage.DeviceMount", "unmount"));
        return steps.stream();
    }

    @AtEachStep
    @Tag("R-VOL-07")
    void isMadeGoodByTheNextOne(Step<VolumeVerb> step) throws IOException {
        var verb = step.verb();
        VolumeVerb.Subject subject;
        try (var client = doomed(step)) {
            subject = new VolumeVerb.Subject("cargo", "subject", helloBundle(), data("cargo"));
            verb.prepare(client, subject);
            dieOf(() -> verb.ask(client, subject));
        }

        try (var client = recovered()) {
            await().untilAsserted(() -> assertMachineAgrees(client));
            assertSound(client, verb, subject);
            askAgain(() -> verb.ask(client, subject), subject::refusedAsDone);
            assertSound(client, verb, subject);
            assertDone(client, step, subject);
            client.containers().forEach(container -> client.remove(container.id()));
            volumes(client)
                    .forEach(
                            volume -> client.call(VolumeCalls.REMOVE, new VolumeCalls.Remove(volume.id(), null, null)));
            assertThat(folders()).isEmpty();
        }
    }

    private void assertSound(Client client, VolumeVerb verb, VolumeVerb.Subject subject) throws IOException {
        assertThat(folders())
                .containsExactlyInAnyOrderElementsOf(
                        volumes(client).stream().map(VolumeSummary::name).toList());
        for (var volume : volumes(client)) {
            assertThat(names(helperFolder().root().resolve("volumes").resolve(volume.name())))
                    .as("a device that was being filled keeps its mark until it is")
                    .isIn(
                            List.of("_data"),
                            verb == VolumeVerb.START_ON_DEVICE ? List.of("_data", "_filling") : List.of());
        }
        var runs = find(client, subject.container())
                .filter(container -> container.status().equals("running"))
                .isPresent();
        var onDevice = verb == VolumeVerb.START_ON_DEVICE || verb == VolumeVerb.STOP_ON_DEVICE;
        assertThat(Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                        .filter(line -> line.contains(" " + subject.data() + " ")))
                .hasSize(runs && onDevice ? 1 : 0);
        if (verb == VolumeVerb.IMPORT) {
            assertThat(names(subject.data())).isIn(List.of("old"), List.of("new", "old"));
            assertThat(Files.readString(subject.data().resolve("old")))
                    .isEqualTo(Files.exists(subject.data().resolve("new")) ? "newer" : "old");
        } else if (verb == VolumeVerb.START && subject.find(client).isPresent()) {
            assertThat(names(subject.data())).isIn(List.of(), rootfsNames());
        }
    }

    private void assertDone(Client client, Step<VolumeVerb> step, VolumeVerb.Subject subject) throws IOException {
        var container =
                find(client, subject.container()).map(each -> each.status()).orElse("absent");
        switch (step.verb()) {
            case CREATE -> assertThat(subject.find(client)).isPresent();
            case REMOVE -> assertThat(volumes(client)).isEmpty();
            case IMPORT -> assertThat(names(subject.data())).containsExactly("new", "old");
            case CREATE_CONTAINER -> {
                assertThat(container).isEqualTo("configured");
                assertThat(volumes(client)).hasSize(2);
            }
            case START -> {
                assertThat(container).isEqualTo("running");
                assertThat(names(subject.data())).isEqualTo(rootfsNames());
            }
            case START_ON_DEVICE -> {
                assertThat(container).isEqualTo("running");
                assertThat(names(subject.data()))
                        .as("memory that was unmounted once it was filled is as empty as after a stop")
                        .isEqualTo(step.method().equals("attach") ? List.of() : rootfsNames());
                assertThat(names(subject.data().resolveSibling("."))).containsExactly("_data");
            }
            case STOP_ON_DEVICE -> assertThat(container).isEqualTo("exited");
            case REMOVE_CONTAINER -> {
                assertThat(container).isEqualTo("absent");
                assertThat(volumes(client)).extracting(VolumeSummary::name).containsExactly("cargo");
            }
        }
    }

    private static List<VolumeSummary> volumes(Client client) {
        return client.call(VolumeCalls.LIST, VolumeCalls.ListQuery.ALL);
    }

    private Path data(String volume) {
        return helperFolder().root().resolve("volumes").resolve(volume).resolve("_data");
    }

    private List<String> folders() throws IOException {
        return names(helperFolder().root().resolve("volumes"));
    }

    /** What the bundle has where the volume lies. */
    private List<String> rootfsNames() throws IOException {
        return names(
                helperFolder().root().resolve("bundles").resolve(helloBundle()).resolve("rootfs/etc"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
