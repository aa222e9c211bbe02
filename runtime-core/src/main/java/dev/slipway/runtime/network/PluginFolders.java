package dev.slipway.runtime.network;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds plugins by type. */
final class PluginFolders {
    private PluginFolders() {}

    /** Whether there is a plugin of this type. */
    static boolean has(List<Path> folders, String type) {
        return folders.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(type)));
    }

    /** The program of this type; NETWORK if there is none. */
    static Path find(List<Path> folders, String type) {
        return folders.stream()
                .map(folder -> folder.resolve(type))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> EngineException.of(
                                ErrorKind.NETWORK,
                                "could not find the CNI plugin \"" + type + "\": it is in none of " + folders)
                        .hint("Install the package containernetworking-plugins, or set the plugin folders."));
    }
}
