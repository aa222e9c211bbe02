package dev.slipway.gui.files;

import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.transfer.Transfer;
import dev.slipway.protocol.call.FileCalls;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Brings files of the user into a folder, as a task. What is there already is asked about once. */
final class Uploads {
    private static final int NAMED = 8;
    private static final int PERMISSIONS = 0777;

    private final Desk desk;
    private final FileSource source;
    private final Runnable done;

    /**
     * Uploads to a source.
     *
     * @param done runs when files have come, or some of them
     */
    Uploads(Desk desk, FileSource source, Runnable done) {
        this.desk = desk;
        this.source = source;
        this.done = done;
    }

    /** Asks which files. */
    void choose(String folder, Window window) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.get("upload.title", folder, source.name()));
        List<File> files = chooser.showOpenMultipleDialog(window);
        if (files != null) {
            begin(folder, files.stream().map(File::toPath).toList());
        }
    }

    /** Brings these files, none of them a folder. */
    void begin(String folder, List<Path> files) {
        desk.background().deliver(source.list(folder), found -> ask(folder, files, found), desk.notices()::failed);
    }

    private void ask(String folder, List<Path> files, FileCalls.Entries found) {
        Map<String, String> kinds = found.entries().stream()
                .collect(Collectors.toMap(FileCalls.Entry::name, FileCalls.Entry::kind, (first, second) -> first));
        List<Path> fresh =
                files.stream().filter(file -> !kinds.containsKey(name(file))).toList();
        List<String> known =
                files.stream().map(Uploads::name).filter(kinds::containsKey).toList();
        List<String> others =
                known.stream().filter(name -> !"file".equals(kinds.get(name))).toList();
        if (!others.isEmpty()) {
            desk.notices()
                    .tell(
                            Notice.Level.WARNING,
                            Texts.get("upload.noFile", others.get(0), folder),
                            Texts.get("upload.noFile.text"));
        } else if (known.isEmpty()) {
            send(folder, files, Set.of());
        } else {
            Question.confirm(
                    desk.layers(),
                    Texts.get("upload.there", Texts.count("upload.files", known.size()), folder),
                    lines(known),
                    fresh.isEmpty() ? "" : Texts.get("upload.keep"),
                    Texts.get("upload.replace"),
                    keep -> send(folder, keep ? fresh : files, Set.copyOf(known)));
        }
    }

    private static List<String> lines(List<String> names) {
        List<String> lines = new ArrayList<>(names.subList(0, Math.min(NAMED, names.size())));
        if (names.size() > NAMED) {
            lines.add(Texts.get("upload.more", names.size() - NAMED));
        }
        lines.add(Texts.get("upload.lost"));
        return lines;
    }

    private void send(String folder, List<Path> files, Set<String> known) {
        String what = files.size() == 1 ? name(files.get(0)) : Texts.count("upload.files", files.size());
        Transfer.sendAll(
                desk,
                Texts.get("task.upload", what, source.name()),
                files.stream()
                        .map(file -> piece(folder, file, known.contains(name(file))))
                        .toList(),
                () -> {
                    done.run();
                    desk.notices()
                            .tell(
                                    Notice.Level.SUCCESS,
                                    Texts.get("upload.done", what, source.name()),
                                    Texts.get("upload.done.text", folder));
                },
                why -> {
                    done.run();
                    desk.notices().failed(why);
                });
    }

    /** A file that is there keeps its mode. */
    private Transfer.Piece piece(String folder, Path file, boolean known) {
        return new Transfer.Piece(
                file, () -> source.put(FilePath.child(folder, name(file)), known ? null : mode(file)));
    }

    private static @Nullable String mode(Path file) {
        try {
            return Files.getAttribute(file, "unix:mode") instanceof Integer mode
                    ? String.format(Locale.ROOT, "%04o", mode & PERMISSIONS)
                    : null;
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }
}
