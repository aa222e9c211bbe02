package dev.slipway.runtime.criu;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** Adds the perl that every Debian has, with the modules that programs of tests use. */
    static void perl(Path rootfs) throws IOException {
        String modules = run(List.of(
                "perl",
                "-e",
                "use strict; use threads; use POSIX (); use Socket; use Fcntl;"
                        + " print map { \"$_\\n\" } values %INC, @DynaLoader::dl_shared_objects"));
        String libraries = run(List.of("ldd", "/usr/bin/perl"));
        Stream<String> files = Stream.concat(
                Stream.concat(Stream.of("/usr/bin/perl"), modules.lines()),
                Pattern.compile("/lib\\S+").matcher(libraries).results().map(MatchResult::group));
        for (String file : files.filter(each -> each.startsWith("/")).distinct().toList()) {
            Path copy = rootfs.resolve(file.substring(1));
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of(file).toRealPath(), copy);
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
