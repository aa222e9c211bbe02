package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramResult;
import dev.slipway.runtime.os.ProgramRunner;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Fills a new, empty upper layer of an overlay with what was changed over the layers below: files from a tar, and
 * whiteouts for what was deleted. GNU tar does the work, which knows holes, hard links, devices, pipes and extended
 * attributes, and in an empty folder follows no link that it made itself. Whiteouts come first, when there are no links yet.
 */
public final class UpperFill {
    private static final Duration LIMIT = Duration.ofHours(24);

    private final ProgramRunner programs = new ProgramRunner();

    /**
     * Fills it.
     *
     * @param below what the layer lies over, top first
     * @param tar what was added and changed; may not exist
     * @param deleted absolute paths in the container
     * @throws EngineException STORAGE; INVALID_ARGUMENT for a path that leads out
     */
    public void fill(Path upper, List<Path> below, Path tar, List<String> deleted) {
        try {
            whiteouts(upper, deleted);
            Set<Path> told = Set.of();
            if (Files.exists(tar)) {
                extract(upper, tar);
                try (InputStream content = new BufferedInputStream(Files.newInputStream(tar))) {
                    told = TarContent.folders(content);
                }
            }
            likeBelow(upper, new Layers(below), told);
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.STORAGE, "could not restore the container's files: " + e.getMessage(), e);
        }
    }

    /** Unpacks a tar into an empty folder; STORAGE. */
    public void extract(Path folder, Path tar) {
        List<String> command = new ArrayList<>(List.of("tar", "--extract", "--file", tar.toString()));
        command.addAll(List.of(
                "--numeric-owner",
                "--same-owner",
                "--preserve-permissions",
                "--xattrs",
                "--xattrs-include=*",
                "--directory",
                folder.toString()));
        ProgramResult result =
                programs.run(Program.of(ErrorKind.STORAGE, command).limit(LIMIT));
        if (!result.succeeded()) {
            String reason = result.errors().lines().findFirst().orElse("tar ended with " + result.exitCode());
            throw EngineException.of(ErrorKind.STORAGE, "could not restore the container's files: " + reason);
        }
    }

    private void whiteouts(Path upper, List<String> deleted) throws IOException {
        if (deleted.isEmpty()) {
            return;
        }
        Path list = upper.resolveSibling("whiteouts.tar");
        try {
            try (OutputStream out = Files.newOutputStream(list);
                    TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                tar.setAddPaxHeadersForNonAsciiNames(true);
                for (String path : deleted) {
                    String name = String.join("/", TarPath.components(path.replaceFirst("^/+", "")));
                    if (!name.isEmpty()) {
                        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_CHR);
                        entry.setDevMajor(0);
                        entry.setDevMinor(0);
                        entry.setMode(0);
                        tar.putArchiveEntry(entry);
                        tar.closeArchiveEntry();
                    }
                }
            }
            extract(upper, list);
        } finally {
            Files.deleteIfExists(list);
        }
    }

    /** Folders that only lead to what was changed are as they are below. */
    private static void likeBelow(Path upper, Layers below, Set<Path> told) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.walk(upper)) {
            folders = all.filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                    .filter(each -> !told.contains(upper.relativize(each)))
                    .toList();
        }
        for (Path folder : folders) {
            Inode like = below.inode(upper.relativize(folder));
            if (like != null && like.folder()) {
                Files.setAttribute(folder, "unix:uid", like.uid());
                Files.setAttribute(folder, "unix:gid", like.gid());
                Files.setAttribute(folder, "unix:mode", like.permissions());
                Files.setLastModifiedTime(folder, like.modified());
            }
        }
    }
}
