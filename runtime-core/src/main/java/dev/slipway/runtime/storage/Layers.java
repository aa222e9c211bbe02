package dev.slipway.runtime.storage;

import dev.slipway.runtime.os.ExtendedAttributes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Layers as overlayfs shows them, without a mount: a path is in the topmost layer that has it, unless a whiteout or an
 * opaque folder is above. No link leads out of them.
 */
public final class Layers implements RootText {
    private static final String OPAQUE = "trusted.overlay.opaque";
    private static final int MOST_LINKS = 40;

    private final List<Path> folders;
    private final ExtendedAttributes attributes = new ExtendedAttributes();

    /**
     * @param folders top first; a root filesystem that has no layers is one
     */
    public Layers(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    @Override
    public @Nullable String read(String path, long longest) throws IOException {
        Path file = find(path);
        Inode inode = file == null ? null : Inode.find(file);
        return inode == null || !inode.regular() || inode.size() > longest
                ? null
                : Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** Where the file is that a path means in the container, links followed; null if there is none. */
    public @Nullable Path find(String path) throws IOException {
        Deque<String> left = new ArrayDeque<>(List.of(path.split("/", -1)));
        Deque<List<Path>> above = new ArrayDeque<>();
        List<Path> at = folders;
        int links = 0;
        while (!left.isEmpty()) {
            String component = left.pop();
            if (component.equals("..")) {
                at = above.isEmpty() ? folders : above.pop();
            } else if (!component.isEmpty() && !component.equals(".")) {
                List<Path> next = child(at, Path.of(component));
                Path top = next.isEmpty() ? null : next.get(0);
                if (top == null) {
                    return null;
                }
                if (Files.isSymbolicLink(top)) {
                    links++;
                    String target = Files.readSymbolicLink(top).toString();
                    if (links > MOST_LINKS) {
                        return null;
                    }
                    if (target.startsWith("/")) {
                        above.clear();
                        at = folders;
                    }
                    List<String> steps = List.of(target.split("/", -1));
                    for (int i = steps.size() - 1; i >= 0; i--) {
                        left.push(steps.get(i));
                    }
                } else {
                    above.push(at);
                    at = next;
                }
            }
        }
        return at.isEmpty() ? null : at.get(0);
    }

    /** What is at a path without links, of which the last component may be one; null if there is none. */
    @Nullable
    Inode inode(Path relative) throws IOException {
        List<Path> at = folders(relative);
        return at.isEmpty() ? null : Inode.find(at.get(0));
    }

    /** Where that is which is at a path without links; it must be there. */
    Path place(Path relative) throws IOException {
        return folders(relative).get(0);
    }

    /** What is in a folder, by its path without links; empty if it is none. */
    Set<Path> names(Path relative) throws IOException {
        Set<Path> names = new TreeSet<>();
        Set<Path> gone = new HashSet<>();
        for (Path folder : folders(relative)) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                break;
            }
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    Path name = entry.getFileName();
                    Inode inode = Inode.find(entry);
                    if (inode != null && inode.whiteout()) {
                        gone.add(name);
                    } else if (!gone.contains(name)) {
                        names.add(name);
                    }
                }
            }
            gone.addAll(names);
        }
        return names;
    }

    private List<Path> folders(Path relative) throws IOException {
        List<Path> at = folders;
        for (Path component : relative) {
            if (!component.toString().isEmpty()) {
                at = child(at, component);
            }
        }
        return at;
    }

    /** Where it is in each layer that shows it, top first: one unless it is a folder; empty if there is none. */
    private List<Path> child(List<Path> parents, Path name) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path parent : parents) {
            Path candidate = parent.resolve(name);
            Inode inode = Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS) ? Inode.find(candidate) : null;
            if (inode == null) {
                continue;
            }
            if (!inode.folder()) {
                if (found.isEmpty() && !inode.whiteout()) {
                    found.add(candidate);
                }
                break;
            }
            found.add(candidate);
            if (opaque(candidate)) {
                break;
            }
        }
        return found;
    }

    /** Whether nothing of a folder shows that is in layers below it. */
    boolean opaque(Path folder) throws IOException {
        byte[] value = attributes.get(folder, OPAQUE);
        return value != null && value.length == 1 && value[0] == 'y';
    }
}
