package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.event.Progress;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in archives with the names in them: all of their images, or none. */
final class Loading {
    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    private final StoreParts parts;
    private final Fetching fetching;

    Loading(StoreParts parts, Fetching fetching) {
        this.parts = parts;
        this.fetching = fetching;
    }

    /** Takes in the archive that a stream brings; it is read to its end. */
    List<Image> load(InputStream archive, Progress progress) {
        Intake room = parts.intakes().begin();
        try {
            Path file = room.folder.resolve("archive.tar");
            Spool.write("load the archive", archive, file, progress);
            return load("load the archive", file, progress);
        } finally {
            parts.intakes().end(room, true);
        }
    }

    /** Takes in an archive of the host. */
    List<Image> load(String verb, Path file, Progress progress) {
        progress.at("looking", -1);
        Archive archive = Archive.look(verb, file);
        List<Image> before = parts.reader().images();
        List<Image> come = new ArrayList<>();
        boolean finished = false;
        try {
            for (Archive.Entry entry : archive.images()) {
                progress.check();
                List<String> names = entry.names();
                Image image = fetching.take(verb, entry.source(), names.isEmpty() ? null : names.get(0), progress);
                come.add(image);
                for (String name : names.subList(Math.min(1, names.size()), names.size())) {
                    parts.program().addName(image.id(), name);
                }
            }
            finished = true;
        } finally {
            if (!finished) {
                undo(come, before);
            }
            parts.look().run();
        }
        return come.stream().map(image -> parts.require(image.id())).distinct().toList();
    }

    private void undo(List<Image> come, List<Image> before) {
        for (Image image : come) {
            if (before.stream().noneMatch(each -> each.id().equals(image.id()))) {
                try {
                    parts.program().deleteImage(image.id());
                } catch (EngineException e) {
                    LOG.warn("an image of an archive that could not be loaded is left: {}", e.message());
                }
            }
        }
    }
}
