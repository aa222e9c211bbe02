package dev.slipway.runtime.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Finds files in a root filesystem as a process in the container would: no link and no {@code ..} leads out of it. */
public final class ContainedPath {
    private static final int MOST_LINKS = 40;

    private ContainedPath() {}

    /** The real file that {@code path} names in this root; empty if there is none. */
    public static Optional<Path> find(Path root, String path) {
        try {
            return walk(root, path);
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> walk(Path root, String path) throws IOException {
        Deque<String> left = new ArrayDeque<>(List.of(path.split("/", -1)));
        Path at = root;
        int links = 0;
        while (!left.isEmpty()) {
            String component = left.pop();
            if (component.equals("..")) {
                Path parent = at.getParent();
                at = at.equals(root) || parent == null ? root : parent;
            } else if (!component.isEmpty() && !component.equals(".")) {
                Path next = at.resolve(component);
                if (Files.isSymbolicLink(next)) {
                    links++;
                    String target = Files.readSymbolicLink(next).toString();
                    if (links > MOST_LINKS) {
                        return Optional.empty();
                    }
                    at = target.startsWith("/") ? root : at;
                    List<String> steps = List.of(target.split("/", -1));
                    for (int i = steps.size() - 1; i >= 0; i--) {
                        left.push(steps.get(i));
                    }
                } else if (Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                    at = next;
                } else {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(at);
    }
}
