package dev.slipway.runtime.image;

import dev.slipway.runtime.event.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How far skopeo is with the layers of an image. It says which it copies; how much of each has come is told by its
 * temporary files.
 */
final class CopyProgress implements Consumer<String> {
    private static final Pattern BLOB =
            Pattern.compile("(?m)^Copying blob (?:sha256:)?([0-9a-f]+)( skipped: already exists)?");
    private static final double COPYING = 0.95;

    private final Manifest manifest;
    private final Path temporary;
    private final Progress progress;
    private final LayerFiles files = new LayerFiles();

    /**
     * @param temporary the folder that skopeo was given for its temporary files
     */
    CopyProgress(Manifest manifest, Path temporary, Progress progress) {
        this.manifest = manifest;
        this.temporary = temporary;
        this.progress = progress;
    }

    /** Takes what skopeo has written so far; CANCELLED once the work should stop. */
    @Override
    public void accept(String output) {
        progress.check();
        boolean copied = output.contains("Copying config");
        Set<String> running = new LinkedHashSet<>();
        Set<String> present = new LinkedHashSet<>();
        Matcher line = BLOB.matcher(output);
        while (line.find()) {
            String digest = whole(String.valueOf(line.group(1)));
            (line.group(2) == null ? running : present).add(digest);
        }
        Map<String, Long> wanted = new LinkedHashMap<>();
        for (Manifest.Blob layer : manifest.layers()) {
            if (running.contains(layer.digest())) {
                wanted.put(layer.digest(), layer.size());
            }
        }
        Map<String, Long> come = copied ? wanted : files.come(wanted, sizes());
        tell(copied, running, present, come);
    }

    private void tell(boolean copied, Set<String> running, Set<String> present, Map<String, Long> come) {
        List<Progress.Part> parts = new ArrayList<>();
        long done = 0;
        long total = 0;
        for (Manifest.Blob layer : manifest.layers()) {
            String digest = layer.digest();
            long size = layer.size();
            if (present.contains(digest)) {
                parts.add(new Progress.Part(digest, "present", Math.max(0, size), size));
                continue;
            }
            long here = copied ? Math.max(0, size) : come.getOrDefault(digest, 0L);
            String state =
                    copied || (size >= 0 && here >= size) ? "done" : running.contains(digest) ? "running" : "waiting";
            parts.add(new Progress.Part(digest, state, here, size));
            done += here;
            total += Math.max(0, size);
        }
        progress.parts(parts);
        progress.at(copied ? "writing" : "copying", copied || total == 0 ? COPYING : COPYING * done / total);
    }

    /** The digest that begins so; skopeo cuts some. */
    private String whole(String digits) {
        return manifest.layers().stream()
                .map(Manifest.Blob::digest)
                .filter(digest -> digest.startsWith("sha256:" + digits))
                .findFirst()
                .orElse("sha256:" + digits);
    }

    /** Sizes of the temporary files in the order of their numbers. */
    private List<Long> sizes() {
        List<Long> sizes = new ArrayList<>();
        try (Stream<Path> folders = Files.list(temporary)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                for (int number = 1; Files.isRegularFile(folder.resolve(Integer.toString(number))); number++) {
                    sizes.add(Files.size(folder.resolve(Integer.toString(number))));
                }
            }
            return sizes;
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // skopeo removes them while they are looked at
        }
    }
}
