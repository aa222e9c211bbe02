package dev.slipway.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's docker-registry on a port of its own. */
final class TestRegistry implements AutoCloseable {
    static final String USER = "sailor";
    static final String PASSWORD = "secret";
    private static final String ENTRY = USER + ":$2b$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a\n";
    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:([0-9]+)");

    private final Path folder;
    private final Process process;
    private final int port;

    private TestRegistry(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** One that anybody may use. */
    static TestRegistry open(Path folder) {
        return start(folder, "");
    }

    /** One that asks for {@link #USER}. */
    static TestRegistry guarded(Path folder) {
        return start(folder, "auth: {htpasswd: {realm: test, path: " + folder.resolve("users") + "}}\n");
    }

    private static TestRegistry start(Path folder, String more) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("users"), ENTRY);
            var configuration = folder.resolve("registry.yml");
            Files.writeString(configuration, """
                    version: 0.1
                    storage: {filesystem: {rootdirectory: %s}}
                    http: {addr: "127.0.0.1:0"}
                    """.formatted(folder.resolve("blobs")) + more);
            var log = folder.resolve("log");
            var process = new ProcessBuilder("docker-registry", "serve", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            await("a registry").atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive() || port(log) > 0);
            return new TestRegistry(folder, process, port(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(Path log) throws IOException {
        Matcher matcher = LISTENING.matcher(Files.readString(log));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    int port() {
        return port;
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    /** Puts an image of an OCI layout into it. */
    void push(Path layout, String name) {
        var command = new ArrayList<>(List.of("skopeo", "copy", "--dest-tls-verify=false"));
        command.addAll(
                List.of("--dest-creds", USER + ":" + PASSWORD, "oci:" + layout, "docker://" + host() + "/" + name));
        Programs.run(Map.of(), command);
    }

    /** The file that holds a blob. */
    Path blob(String digest) {
        var digits = digest.replace("sha256:", "");
        return folder.resolve("blobs/docker/registry/v2/blobs/sha256")
                .resolve(digits.substring(0, 2))
                .resolve(digits)
                .resolve("data");
    }

    @Override
    public void close() {
        process.destroy();
        await().until(() -> !process.isAlive());
    }
}
