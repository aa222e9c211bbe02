package dev.slipway.runtime.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs of checkpoint tests, and a bundle for them to work on. */
final class TestPrograms {
    /** Where the set-up puts the CRIU that works here, unless the property {@code slipway.criu} tells another. */
    static final Path CRIU = Path.of(System.getProperty("slipway.criu", "/usr/local/lib/slipway/bin/criu"));

    private static final List<String> APPLETS = List.of("sh", "sleep", "cat", "echo", "true", "wc");

    private TestPrograms() {}

    /** Runs a program to its end and requires that it ends well. */
    static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text;
            try (InputStream output = process.getInputStream()) {
                text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            }
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(command + ": " + text);
            }
            return text;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Makes a root filesystem of busybox. */
    static Path rootfs(Path folder) throws IOException {
        Path programs = Files.createDirectories(folder.resolve("bin"));
        for (String name : List.of("proc", "dev", "sys", "tmp", "etc")) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.copy(Path.of("/bin/busybox"), programs.resolve("busybox"));
        for (String applet : APPLETS) {
            Files.createSymbolicLink(programs.resolve(applet), Path.of("busybox"));
        }
        return folder;
    }
}
