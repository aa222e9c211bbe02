package dev.slipway.runtime.image;

import dev.slipway.runtime.event.Progress;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes in archives with the names in them: all of their images, or none. */
final class Loading {
    private final StoreParts parts;
    private final Fetching fetching;

    Loading(StoreParts parts, Fetching fetching) {
        this.parts = parts;
        this.fetching = fetching;
    }

    /** Takes in the archive that a stream brings; it is read to its end. */
    List<Image> load(InputStream archive, Progress progress) {
        Intake intake = parts.intakes().begin();
        boolean finished = false;
        try {
            Path file = intake.folder.resolve("archive.tar");
            Spool.write("load the archive", archive, file, progress);
            List<Image> come = load("load the archive", file, intake, progress);
            finished = true;
            return come;
        } finally {
            parts.intakes().end(intake, finished);
            parts.look().run();
        }
    }

    /** Takes in an archive of the host. */
    List<Image> load(String verb, Path file, Progress progress) {
        Intake intake = parts.intakes().begin();
        boolean finished = false;
        try {
            List<Image> come = load(verb, file, intake, progress);
            finished = true;
            return come;
        } finally {
            parts.intakes().end(intake, finished);
            parts.look().run();
        }
    }

    private List<Image> load(String verb, Path file, Intake intake, Progress progress) {
        progress.at("looking", -1);
        List<Image> come = new ArrayList<>();
        for (Archive.Entry entry : Archive.look(verb, file).images()) {
            progress.check();
            come.add(fetching.take(verb, entry.source(), entry.names(), intake, progress));
        }
        return come.stream().map(image -> parts.require(image.id())).distinct().toList();
    }
}
