package dev.slipway.runtime.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The files of networks that the engine makes and removes. A network is there with its file; one whose file has got its
 * other name is being removed, and no reader of lists sees it any more.
 */
final class NetworkFiles {
    private static final String LIST = ".conflist";
    private static final String NEW = ".slipway-new";
    private static final String GOING = ".slipway-going";

    private final ObjectMapper json;
    private final NetworkLists lists;

    NetworkFiles(ObjectMapper json, NetworkLists lists) {
        this.json = json;
        this.lists = lists;
    }

    /** Writes the file of a new network, whole or not at all; never over another file. NETWORK_EXISTS if there is one. */
    void add(Path folder, String name, ObjectNode list) {
        Path file = folder.resolve(name + LIST);
        Path next = folder.resolve(name + NEW);
        try {
            AtomicFile.write(next, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(list));
            Files.createLink(file, next);
            Files.delete(next);
            sync(folder);
        } catch (FileAlreadyExistsException e) {
            drop(next);
            throw EngineException.of(
                            ErrorKind.NETWORK_EXISTS,
                            "could not create the network " + name + ": there is a file " + file,
                            e)
                    .hint("Give another name, or look into that file.");
        } catch (IOException e) {
            drop(next);
            throw broken("write", file, e);
        }
    }

    /** Lets a network be there no more; what is left of it is removed until {@link #gone}. */
    Network beginRemoval(Network network) {
        Path file = Objects.requireNonNull(network.file());
        Path going = file.resolveSibling(network.name() + GOING);
        try {
            Files.move(file, going, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(parent(file));
            return lists.parse(going);
        } catch (IOException e) {
            throw broken("remove", file, e);
        }
    }

    /** Ends the removal of a network. */
    void gone(Network network) {
        Path file = Objects.requireNonNull(network.file());
        try {
            Files.deleteIfExists(file);
            sync(parent(file));
        } catch (IOException e) {
            throw broken("remove", file, e);
        }
    }

    /** The networks whose removal was begun, of those that {@code root} made. Files that were never finished are removed. */
    List<Network> going(List<Path> folders, String root) {
        List<Network> found = new ArrayList<>();
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                String name = file.getFileName().toString();
                if (name.endsWith(GOING) || name.endsWith(NEW)) {
                    Network network = lists.parse(file);
                    if (!root.equals(network.maker())) {
                        continue;
                    }
                    if (name.endsWith(NEW)) {
                        drop(file);
                    } else {
                        found.add(network);
                    }
                }
            }
        }
        return found;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw broken("read", folder, e);
        }
    }

    private static void drop(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw broken("remove", file, e);
        }
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static EngineException broken(String verb, Path path, IOException e) {
        return EngineException.of(ErrorKind.NETWORK, "could not " + verb + " " + path + ": " + e.getMessage(), e);
    }
}
