package dev.slipway.system;

import static dev.slipway.system.ArchiveMembers.members;
import static dev.slipway.system.ArchiveMembers.packed;
import static dev.slipway.system.ArchiveMembers.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.checkpoint.Compression;
import dev.slipway.runtime.checkpoint.RestoreRequest;
import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.runtime.Runtime;
import dev.slipway.runtime.runtime.RuntimeConfig;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.ContainerStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What this machine cannot do is said before anything is touched. */
class CheckpointPreflightTest extends CheckpointEngineTest {
    /** Where the message of an image begins, after two magic numbers and its length. */
    private static final int MESSAGE = 12;

    private static final byte FIELD_OF_ARCHITECTURE = 1 << 3;
    private static final byte X86 = 1;
    private static final byte ARM_64 = 3;

    private void reopen(RuntimeConfig config) {
        engine.close();
        engine = Runtime.open(config, state, InstantSource.system());
    }

    private Path criuThatSays(String version) throws IOException {
        Path file = folder.resolve("criu-" + version);
        Files.writeString(file, "#!/bin/sh\necho 'Version: " + version + "'\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<Finding> errors(RestoreRequest request) {
        return engine.checkpoints().preflight(request).stream()
                .filter(found -> found.severity() == Finding.Severity.ERROR)
                .toList();
    }

    private void assertRefused(RestoreRequest request, String code, String message) {
        assertThat(errors(request)).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo(code);
            assertThat(found.message()).contains(message);
            assertThat(found.remedy()).isNotBlank();
        });
        EngineException error = refused(() -> engine.checkpoints().restore(request, Progress.NONE));
        assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(error.message()).contains(message);
    }

    @Test
    @Tag("R-CKPT-01")
    void aCriuThatIsTooOldIsNamed() throws IOException {
        Container container = started("counter", "one");
        ticks(container, 3);
        take("one", "first", RUNNING);

        reopen(config("root", "run").criuPath(criuThatSays("3.10")).build());

        EngineException error = refused(() -> take("one", "second", RUNNING));
        assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(error.message()).isEqualTo("could not use checkpoints: CRIU 3.10 is older than 3.11");
        assertThat(error.hint()).isNotBlank();
        assertRefused(RestoreRequest.clone("first", "twin"), "criu", "CRIU 3.10 is older than 3.11");

        reopen(config("root", "run").criuPath(criuThatSays("3.15")).build());
        assertThat(errors(RestoreRequest.clone("first", "twin"))).isEmpty();
        assertThat(errors(RestoreRequest.clone("first", "twin")
                        .edit()
                        .pod("fleet")
                        .build()))
                .extracting(Finding::message)
                .contains("CRIU 3.15 is older than 3.16, which containers of pods need.");
        assertThat(engine.containers().require(container.id()).record().status())
                .isEqualTo(ContainerStatus.RUNNING);
    }

    @Test
    @Tag("R-CKPT-01")
    void anOciRuntimeThatKnowsNoCheckpointsIsTold() {
        Container container = started("counter", "one");
        ticks(container, 3);
        take("one", "first", RUNNING);
        FaultyPrograms programs = new FaultyPrograms(folder.resolve("programs"));
        reopen(config("root", "run").runtimePath(programs.runtime()).build());
        assertThat(errors(RestoreRequest.clone("first", "twin"))).isEmpty();

        programs.let("checkpoint", "echo 'unknown command' >&2; exit 1");

        assertRefused(
                RestoreRequest.clone("first", "twin"), "runtime", "configured OCI runtime does not know checkpoints");
        EngineException error = refused(() -> take("one", "second", RUNNING));
        assertThat(error.kind()).isEqualTo(ErrorKind.CHECKPOINT);
        assertThat(error.message()).contains("unknown command");
    }

    @Test
    void anArchiveOfPodmanFromAnotherArchitectureIsRefused() throws IOException {
        Container container = started("counter", "one");
        ticks(container, 3);
        take("one", "first", STOPPING);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        engine.checkpoints().exportArchive("first", Compression.NONE, archive, Progress.NONE);
        Map<String, byte[]> members =
                new TreeMap<>(without(without(members(archive.toByteArray()), "slipway.json"), "container.json"));

        Checkpoint same = imported(members, "same");
        assertThat(same.host()).containsEntry("architecture", System.getProperty("os.arch"));
        assertThat(errors(RestoreRequest.inPlace("same"))).isEmpty();

        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            if (member.getKey().startsWith("checkpoint/core-")) {
                byte[] image = member.getValue().clone();
                assertThat(image[MESSAGE]).isEqualTo(FIELD_OF_ARCHITECTURE);
                assertThat(image[MESSAGE + 1]).isEqualTo(X86);
                image[MESSAGE + 1] = ARM_64;
                member.setValue(image);
            }
        }
        Checkpoint other = imported(members, "other");
        assertThat(other.host()).containsEntry("architecture", "aarch64");
        assertRefused(RestoreRequest.inPlace("other"), "architecture", "was taken on aarch64, this machine is amd64");
        assertThat(container.record().status()).isEqualTo(ContainerStatus.EXITED);
    }

    @Test
    void whatThisMachineLacksIsWarnedOf() throws IOException {
        Container container = started("counter", "one");
        ticks(container, 3);
        take("one", "first", STOPPING);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        engine.checkpoints().exportArchive("first", Compression.NONE, archive, Progress.NONE);
        Map<String, byte[]> members = new TreeMap<>(members(archive.toByteArray()));
        ObjectMapper json = new ObjectMapper();
        ObjectNode record = (ObjectNode) json.readTree(members.get("slipway.json"));
        ObjectNode host = record.withObject("/host");
        host.put("kernel", "9.9.9").put("criu", "9.9");
        host.put("processor", host.path("processor").asText() + " foretells");
        members.put("slipway.json", json.writeValueAsBytes(record));

        imported(members, "elsewhere");

        RestoreRequest request = RestoreRequest.inPlace("elsewhere");
        assertThat(engine.checkpoints().preflight(request))
                .extracting(Finding::severity, Finding::code)
                .containsExactly(
                        tuple(Finding.Severity.WARNING, "kernel"),
                        tuple(Finding.Severity.WARNING, "criu"),
                        tuple(Finding.Severity.WARNING, "processor"));
        assertThat(engine.checkpoints().preflight(request).get(2).message()).contains("foretells");
        engine.checkpoints().restore(request, Progress.NONE);
        ticks(container, last(container) + 3);
    }

    private Checkpoint imported(Map<String, byte[]> members, String name) {
        return engine.checkpoints()
                .importArchive(new ByteArrayInputStream(packed(members)), name, Progress.NONE)
                .get(0);
    }
}
