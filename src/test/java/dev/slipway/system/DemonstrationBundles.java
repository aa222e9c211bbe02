package dev.slipway.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Bundles for tests: those of the demonstration, others made of them, and broken ones. */
final class DemonstrationBundles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    private DemonstrationBundles(Path folder) {
        this.folder = folder;
    }

    /** Makes them in a new folder below the test's. */
    static DemonstrationBundles in(TestFolder folder) {
        var bundles = folder.resolve("bundles");
        Programs.run(Project.installer("demonstration").toString(), bundles.toString());
        return new DemonstrationBundles(bundles);
    }

    /** Prints a line a second until it is asked to end. */
    Path hello() {
        return folder.resolve("hello");
    }

    /** Serves pages on port 8080. */
    Path web() {
        return folder.resolve("web");
    }

    /** Visits port 8080 of its own host every two seconds. */
    Path visitor() {
        return folder.resolve("visitor");
    }

    /** Runs another command in busybox's root filesystem. */
    Path running(String name, String... command) {
        return changed(name, config -> {
            var arguments = config.withObject("/process").putArray("args");
            List.of(command).forEach(arguments::add);
        });
    }

    /** Its process can't be executed: there is no such program. */
    Path withoutProgram() {
        return running("without-program", "/bin/there-is-no-such-program");
    }

    /** Its config.json is no JSON. */
    Path withBrokenJson() {
        return withConfig("broken-json", "{ \"ociVersion\": ");
    }

    /** Its config.json names no root filesystem. */
    Path withoutRoot() {
        return changed("without-root", config -> config.remove("root"));
    }

    /** hello with a changed config.json. */
    Path changed(String name, Consumer<ObjectNode> change) {
        try {
            var config =
                    (ObjectNode) JSON.readTree(hello().resolve("config.json").toFile());
            change.accept(config);
            return withConfig(name, JSON.writeValueAsString(config));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path withConfig(String name, String config) {
        var bundle = folder.resolve(name);
        Programs.run("cp", "-a", hello().toString(), bundle.toString());
        try {
            Files.writeString(bundle.resolve("config.json"), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundle;
    }
}
