package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the programs of the store are told: which store, and how they reach the network. */
final class StoreEnvironment {
    private static final List<String> PASSED_ON = List.of(
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR");

    private final ImageSettings settings;
    private final Path configuration;

    /**
     * @param configuration file to write the store's configuration into, if it is not the machine's
     */
    StoreEnvironment(ImageSettings settings, Path configuration) {
        this.settings = settings;
        this.configuration = configuration;
    }

    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>(Program.MINIMAL);
        variables.put("HOME", "/root");
        for (String name : PASSED_ON) {
            @Nullable String value = System.getenv(name);
            if (value != null) {
                variables.put(name, value);
            }
        }
        if (settings.own()) {
            variables.put("CONTAINERS_STORAGE_CONF", written());
            if (!settings.options().isEmpty()) {
                variables.put("STORAGE_OPTS", String.join(",", settings.options()));
            }
        }
        Path registries = settings.registries();
        if (registries != null) {
            variables.put("CONTAINERS_REGISTRIES_CONF", registries.toString());
        }
        return variables;
    }

    /** The absolute path of a program; UNSUPPORTED if the machine lacks it. */
    String program(String name) {
        String path = ProgramPath.resolve(name);
        if (!path.startsWith("/")) {
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED, "could not change the image store: there is no program " + name)
                    .hint("Install the package " + name + ".");
        }
        return path;
    }

    private synchronized String written() {
        String text = """
                [storage]
                driver = "%s"
                graphroot = "%s"
                runroot = "%s"
                """.formatted(settings.driver(), settings.graphRoot(), settings.runRoot());
        try {
            if (!Files.exists(configuration) || !Files.readString(configuration).equals(text)) {
                Files.writeString(configuration, text);
            }
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not write " + configuration + ": " + e, e);
        }
        return configuration.toString();
    }
}
