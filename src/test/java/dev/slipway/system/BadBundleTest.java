package dev.slipway.system;

import static dev.slipway.system.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.rpc.ErrorKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bundles that can't be: each is refused with a sentence that says why, and nothing of it stays. */
class BadBundleTest extends SharedHelperTest {
    @AfterEach
    void nothingWasTakenIn() {
        assertThat(client().bundles()).isEmpty();
        assertThat(client().containers()).isEmpty();
        assertThat(filesOf(helperFolder().root().resolve("bundles"))).isEmpty();
    }

    @Test
    void aConfigurationThatIsNoJson() {
        var bundle = bundles().withBrokenJson();
        assertRefused(
                () -> client().importInPlace(bundle, "broken"), ErrorKind.INVALID_ARGUMENT, "config.json", "no JSON");
        assertThat(bundle.resolve("config.json")).hasContent("{ \"ociVersion\": ");
    }

    @Test
    void aConfigurationWithoutRootFilesystem() {
        var bundle = bundles().withoutRoot();
        assertRefused(() -> client().importInPlace(bundle, "rootless"), ErrorKind.INVALID_ARGUMENT, "root.path");
    }

    @Test
    void aRootFilesystemThatIsNotThere() {
        var bundle = bundles()
                .changed("elsewhere", config -> config.withObject("/root").put("path", "not-there"));
        assertRefused(() -> client().importInPlace(bundle, "elsewhere"), ErrorKind.INVALID_ARGUMENT, "not-there");
    }

    @Test
    void aFolderThatIsNotThere() {
        assertRefused(
                () -> client().importInPlace(folder().resolve("nowhere"), null), ErrorKind.INVALID_ARGUMENT, "nowhere");
    }

    @Test
    void aTarThatClimbsOutOfItsFolder() {
        var tar = HostileTar.ofABundle().file("rootfs/../../../climbed", "x").bytes();
        assertRefused(() -> client().importTar(tar, "climber"), ErrorKind.INVALID_ARGUMENT, "climbed", "goes up");
        assertThat(helperFolder().root().resolve("climbed")).doesNotExist();
        assertThat(folder().resolve("climbed")).doesNotExist();
    }

    @Test
    void aTarThatWritesThroughAnAbsoluteLink() {
        var outside = folder().resolve("outside");
        var tar = HostileTar.ofABundle()
                .link("rootfs/etc", outside.toString())
                .file("rootfs/etc/planted", "x")
                .bytes();
        assertRefused(
                () -> client().importTar(tar, "planter"), ErrorKind.INVALID_ARGUMENT, "rootfs/etc", "symbolic link");
        assertThat(outside).doesNotExist();
    }

    @Test
    void aTarWithAnAbsoluteLinkBesideTheRootFilesystem() {
        var tar = HostileTar.ofABundle().link("side", "/etc").bytes();
        assertRefused(() -> client().importTar(tar, "linker"), ErrorKind.INVALID_ARGUMENT, "absolute link");
    }

    @Test
    void aStreamThatIsNoTar() {
        var noise = "this is no tar".repeat(100).getBytes(StandardCharsets.UTF_8);
        assertRefused(() -> client().importTar(noise, "noise"), ErrorKind.INVALID_ARGUMENT, "tar");
    }

    private static List<Path> filesOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
