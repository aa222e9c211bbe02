package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.event.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Writes images out of the store. */
final class Saving {
    private final StoreParts parts;

    Saving(StoreParts parts) {
        this.parts = parts;
    }

    /**
     * Sends an image as an archive.
     *
     * @param target opened once the archive is whole, and not closed
     */
    void save(Image image, Transport form, Supplier<OutputStream> target, Progress progress) {
        String verb = "save " + image.title();
        Intake room = parts.intakes().begin();
        try {
            Path file = room.folder.resolve("archive.tar");
            copy(verb, image, form, file, room, progress);
            Spool.send(verb, file, target.get(), progress);
        } finally {
            parts.intakes().end(room, true);
        }
    }

    /** Writes an image to a place of the host where there is nothing yet. */
    void save(Image image, Transport form, Path place, Progress progress) {
        String verb = "save " + image.title();
        if (Files.exists(place)) {
            throw EngineException.of(
                            ErrorKind.INVALID_ARGUMENT, "could not " + verb + ": " + place + " is there already")
                    .hint("Remove it, or choose another place.");
        }
        Intake room = parts.intakes().begin();
        boolean finished = false;
        try {
            copy(verb, image, form, place, room, progress);
            finished = true;
        } finally {
            parts.intakes().end(room, true);
            if (!finished) {
                delete(place);
            }
        }
    }

    private void copy(String verb, Image image, Transport form, Path place, Intake room, Progress progress) {
        List<String> names =
                image.names().stream().filter(name -> !name.contains("@")).toList();
        List<String> more = new ArrayList<>();
        String name = names.isEmpty() || form == Transport.DIR ? "" : ":" + names.get(0);
        if (form == Transport.DOCKER_ARCHIVE) {
            names.stream().skip(1).forEach(each -> more.addAll(List.of("--additional-tag", each)));
        }
        progress.at("writing", 0);
        parts.skopeo()
                .copy(
                        verb,
                        Skopeo.Source.of("containers-storage:@" + image.id()),
                        form.word() + ":" + place + name,
                        more,
                        room.temporary(),
                        output -> {
                            progress.check();
                            progress.at("writing", written(place, image.size()));
                        });
        progress.check();
    }

    private static double written(Path place, long size) {
        try {
            return Files.isRegularFile(place) && size > 0 ? Math.min(0.99, (double) Files.size(place) / size) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private static void delete(Path place) {
        try {
            if (Files.isDirectory(place)) {
                dev.slipway.runtime.storage.FileTree.delete(place);
            } else {
                Files.deleteIfExists(place);
            }
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.STORAGE, "could not remove what was written to " + place + ": " + e, e);
        }
    }
}
