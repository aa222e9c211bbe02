package dev.slipway.gui.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder that looks like an OCI bundle, as its owner can read it.
 *
 * @param path its absolute path
 * @param config text of its config.json
 * @param command arguments of its process; empty where the text can't be understood
 * @param rootfs the root filesystem's folder as the text names it; empty where it names none
 */
public record BundleFolder(Path path, String config, List<String> command, String rootfs) {
    private static final long LONGEST = 1024 * 1024;

    public BundleFolder {
        command = List.copyOf(command);
    }

    /** Whether a path is a folder with a config.json, without reading it. */
    public static boolean isOne(Path path) {
        return Files.isDirectory(path) && Files.isRegularFile(path.resolve("config.json"));
    }

    /**
     * Reads what the folder says of itself.
     *
     * @throws IOException if config.json can't be read, or is longer than a mebibyte
     */
    public static BundleFolder read(Path path, ObjectMapper mapper) throws IOException {
        Path file = path.resolve("config.json");
        if (Files.size(file) > LONGEST) {
            throw new IOException("could not read " + file + ": it is longer than 1 MiB");
        }
        String text = Files.readString(file);
        JsonNode json;
        try {
            json = mapper.readTree(text);
        } catch (JsonProcessingException e) {
            json = mapper.missingNode();
        }
        List<String> command = new ArrayList<>();
        json.path("process").path("args").forEach(argument -> command.add(argument.asText()));
        return new BundleFolder(
                path.toAbsolutePath().normalize(),
                text,
                command,
                json.path("root").path("path").asText(""));
    }

    /** A name to propose: the folder's. */
    public String name() {
        Path last = path.getFileName();
        return last == null ? "bundle" : last.toString();
    }
}
