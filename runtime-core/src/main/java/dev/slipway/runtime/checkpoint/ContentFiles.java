package dev.slipway.runtime.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import dev.slipway.runtime.criu.CriuImages;
import dev.slipway.runtime.criu.GhostFile;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that are kept in a checkpoint, read from their archives each time they are asked for. */
final class ContentFiles {
    static final String ROOTFS = "rootfs";
    private static final String DELETED = "deleted";
    private static final String VOLUME = "volume:";
    private static final String SHARED_MEMORY = "/dev/shm";
    private static final String TAR = ".tar";
    private static final int KIND = 0170000;

    /** Characters of all paths that are looked up; what changed is not told of those after them. */
    private static final int MOST_CHANGES = 8 << 20;

    /** What an entry takes beside its path. */
    private static final int PER_CHANGE = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(KeptTar.LONGEST_PATH)
                    .build())
            .build();
    private static final ObjectReader CHANGES =
            new ObjectMapper(JSON).readerFor(Change.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path folder;
    private final CriuImages images;

    ContentFiles(Path folder, CriuImages images) {
        this.folder = folder;
        this.images = images;
    }

    /**
     * Files by place, as they were saved.
     *
     * @param place null for all
     * @param after how many are left out at the begin
     * @param most at most so many
     * @throws EngineException CHECKPOINT where what keeps them is damaged
     */
    List<KeptFile> list(@Nullable String place, int after, int most) {
        Part<KeptFile> page = new Part<>(after, most, ContentFiles::text);
        boolean full = !page.open();
        Map<String, String> changes = full ? Map.of() : changes(place);
        for (KeptTar tar : tars(place)) {
            full = full || tar.walk((file, content) -> page.add(changed(file, changes)));
        }
        if (!full && (place == null || place.equals(ROOTFS))) {
            full = walkDeleted(page);
        }
        if (!full && (place == null || place.equals(DELETED))) {
            for (GhostFile ghost : images.ghosts()) {
                full = full || !page.add(file(ghost));
            }
        }
        return page.rows();
    }

    private static int text(KeptFile file) {
        String target = file.target();
        return file.path().length() + (target == null ? 0 : target.length());
    }

    private static KeptFile changed(KeptFile file, Map<String, String> changes) {
        String change = file.place().equals(ROOTFS) ? changes.get(file.path()) : null;
        return change == null ? file : file.as(change);
    }

    /** Path to what became of it, which the engine writes down when it takes a checkpoint; empty where it did not. */
    private Map<String, String> changes(@Nullable String place) {
        Map<String, String> found = new HashMap<>();
        Path list = folder.resolve("rootfs-changes.json");
        if ((place != null && !place.equals(ROOTFS)) || !Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
            return found;
        }
        try (InputStream bytes = Files.newInputStream(list, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                MappingIterator<Change> changes = CHANGES.readValues(bytes)) {
            for (int text = 0; changes.hasNext() && text < MOST_CHANGES; ) {
                Change change = changes.next();
                String path = change.path();
                String kind = change.kind();
                if (path != null && kind != null && ("added".equals(kind) || "changed".equals(kind))) {
                    found.put(path, kind.intern());
                    text += path.length() + PER_CHANGE;
                }
            }
            return found;
        } catch (IOException | RuntimeJsonMappingException e) {
            throw damaged(String.valueOf(list.getFileName()), e);
        }
    }

    /** An entry of that list. */
    record Change(@Nullable String path, @Nullable String kind) {}

    /**
     * Reads a part of a file.
     *
     * @param offset 0 or more
     * @param length at most so many bytes
     * @throws EngineException INVALID_ARGUMENT where there is no such file; CHECKPOINT where what keeps it is damaged
     */
    KeptContent read(String place, String path, long offset, int length) {
        KeptContent[] found = new KeptContent[1];
        for (KeptTar tar : tars(place)) {
            tar.walk((file, content) -> {
                if (!file.path().equals(path) || file.kind() == null) {
                    return true;
                }
                long from = Math.min(offset, file.size());
                content.skipNBytes(from);
                byte[] bytes = content.readNBytes((int) Math.min(length, file.size() - from));
                if (bytes.length < Math.min(length, file.size() - from)) {
                    throw new EOFException("it ends too early");
                }
                found[0] = new KeptContent(bytes, file.size());
                return false;
            });
        }
        if (found[0] == null && place.equals(DELETED)) {
            for (GhostFile ghost : images.ghosts()) {
                if (ghost.path().equals(path)) {
                    return new KeptContent(CriuImages.content(ghost, offset, length), ghost.size());
                }
            }
        }
        if (found[0] == null) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not read " + path + ": the checkpoint keeps no such file in " + place)
                    .hint("checkpoint.files lists those that are kept.");
        }
        return found[0];
    }

    private List<KeptTar> tars(@Nullable String place) {
        List<KeptTar> all = new ArrayList<>();
        add(all, new KeptTar(folder.resolve("rootfs-diff.tar"), ROOTFS, "", false, false));
        add(all, new KeptTar(folder.resolve(Members.UPPER), ROOTFS, "", false, true));
        add(all, new KeptTar(folder.resolve("devshm-checkpoint.tar"), SHARED_MEMORY, SHARED_MEMORY, false, false));
        for (Path volume : volumes()) {
            String name = String.valueOf(volume.getFileName());
            add(all, new KeptTar(volume, VOLUME + name.substring(0, name.length() - TAR.length()), "", false, false));
        }
        if (place == null || place.startsWith("/")) {
            images.memoryFileSystems().forEach((mount, tar) -> {
                String below = mount.equals("/") ? "" : mount;
                add(all, new KeptTar(tar, mount, below, true, false));
            });
        }
        return all.stream()
                .filter(tar -> place == null || place.equals(tar.place()))
                .toList();
    }

    private static void add(List<KeptTar> all, KeptTar tar) {
        if (Files.isRegularFile(tar.file(), LinkOption.NOFOLLOW_LINKS)) {
            all.add(tar);
        }
    }

    private List<Path> volumes() {
        Path volumes = folder.resolve("volumes");
        if (!Files.isDirectory(volumes, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(volumes)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(TAR))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw damaged("volumes", e);
        }
    }

    /** Reads the list of what was deleted, an array of paths; whether the page is full. */
    private boolean walkDeleted(Part<KeptFile> page) {
        Path list = folder.resolve("deleted.files");
        if (!Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (InputStream bytes = Files.newInputStream(list, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                JsonParser json = JSON.createParser(bytes)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && !page.add(KeptFile.deleted(ROOTFS, json.getText()))) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw damaged("deleted.files", e);
        }
    }

    private static EngineException damaged(String name, Exception e) {
        return EngineException.of(
                ErrorKind.CHECKPOINT, "could not read the checkpoint: " + name + " is damaged: " + e.getMessage(), e);
    }

    private static KeptFile file(GhostFile ghost) {
        return new KeptFile(
                DELETED,
                ghost.path(),
                "kept",
                switch (ghost.mode() & KIND) {
                    case 0040000 -> "folder";
                    case 0120000 -> "link";
                    case 0020000, 0060000 -> "device";
                    case 0010000 -> "pipe";
                    case 0140000 -> "socket";
                    default -> "file";
                },
                ghost.size(),
                ghost.mode() & 07777,
                ghost.uid(),
                ghost.gid(),
                ghost.modified(),
                ghost.target());
    }
}
