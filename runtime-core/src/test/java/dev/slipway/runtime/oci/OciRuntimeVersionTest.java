package dev.slipway.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.slipway.runtime.os.ProgramRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a runtime says of its version, of one that writes down that it was asked. */
class OciRuntimeVersionTest {
    @TempDir
    private Path folder;

    private Path program;
    private OciRuntime runtime;

    @BeforeEach
    void install() throws IOException {
        program = Files.createFile(
                folder.resolve("runc"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        install("1.1.5", 1);
        runtime = new OciRuntime(
                new RuntimeOptions(program.toString(), folder, null, false),
                new ProgramRunner(),
                Duration.ofSeconds(30));
    }

    private void install(String version, long second) throws IOException {
        Files.writeString(
                program,
                "#!/bin/sh\necho asked >>" + folder + "/asked\necho runc version " + version + "\necho spec: 1.0.2\n");
        Files.setLastModifiedTime(program, FileTime.from(Instant.ofEpochSecond(second)));
    }

    @Test
    void itIsAskedOnceAndAgainWhenAnotherIsInstalled() throws IOException {
        assertThat(runtime.version()).containsExactly(entry("runc", "1.1.5"), entry("spec", "1.0.2"));
        assertThat(runtime.version()).containsEntry("runc", "1.1.5");
        assertThat(folder.resolve("asked")).hasContent("asked\n");

        install("1.2.0", 2);
        assertThat(runtime.version()).containsEntry("runc", "1.2.0");
        assertThat(folder.resolve("asked")).hasContent("asked\nasked\n");
    }
}
