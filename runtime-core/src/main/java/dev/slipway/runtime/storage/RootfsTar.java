package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramResult;
import dev.slipway.runtime.os.ProgramRunner;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Files of containers as a tar. GNU tar does the work, because there are hard links, devices, holes, and attributes that
 * are not text; it follows no link, and takes files that change meanwhile as it finds them.
 */
public final class RootfsTar {
    private static final Duration LIMIT = Duration.ofHours(24);
    private static final int CHANGED_MEANWHILE = 1;
    private static final Path NOWHERE = Path.of("/proc/nowhere");
    private static final String WHITEOUT = ".wh.";

    private final ProgramRunner programs = new ProgramRunner();

    /**
     * Writes all of a folder, named from it on.
     *
     * @param folder a path of this process
     * @param output not closed
     * @throws IOException what {@code output} throws
     * @throws EngineException STORAGE
     */
    public void whole(Path folder, OutputStream output) throws IOException {
        run(folder, List.of("."), output);
    }

    /**
     * Writes changes as a layer of an image: what is gone as a whiteout, an empty file with a prefix before its name.
     *
     * @param upper where those that are not gone are
     * @param list a file to be made for tar, which the caller deletes
     * @param output not closed
     */
    public void layer(Path upper, List<FileChange> changes, Path list, OutputStream output) throws IOException {
        whiteouts(changes, output);
        changed(upper, changes, list, output);
    }

    /**
     * Writes what changes have added or changed; what is gone is left out.
     *
     * @param upper where they are
     * @param list a file to be made for tar, which the caller deletes
     * @param output not closed
     */
    public void changed(Path upper, List<FileChange> changes, Path list, OutputStream output) throws IOException {
        try (OutputStream names = Files.newOutputStream(list)) {
            for (FileChange change : changes) {
                if (change.kind() != FileChange.Kind.DELETED) {
                    names.write('.');
                    names.write('/');
                    names.write(bytes(change.relative()));
                    names.write(0);
                }
            }
        }
        run(upper, List.of("--no-recursion", "--null", "--verbatim-files-from", "--files-from=" + list), output);
    }

    /** Without the end of an archive: the rest comes after it. */
    private static void whiteouts(List<FileChange> changes, OutputStream output) throws IOException {
        TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new Unclosed(output), StandardCharsets.ISO_8859_1.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        for (FileChange change : changes) {
            if (change.kind() == FileChange.Kind.DELETED) {
                String name = new String(bytes(change.relative()), StandardCharsets.ISO_8859_1);
                int last = name.lastIndexOf('/') + 1;
                TarArchiveEntry entry =
                        new TarArchiveEntry("./" + name.substring(0, last) + WHITEOUT + name.substring(last));
                entry.setModTime(0);
                entry.setUserName("");
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
        }
        tar.flush();
    }

    /** A name as the kernel has it, be it text or not; only an address tells that. */
    private static byte[] bytes(Path relative) {
        String address = NOWHERE.resolve(relative).toUri().getRawPath();
        String encoded = address.substring(NOWHERE.toString().length() + 1);
        byte[] bytes = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) == '%') {
                bytes[length++] = (byte) Integer.parseInt(encoded, i + 1, i + 3, 16);
                i += 2;
            } else {
                bytes[length++] = (byte) encoded.charAt(i);
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private void run(Path folder, List<String> what, OutputStream output) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "tar",
                "--create",
                "--file=-",
                "--format=posix",
                "--pax-option=delete=atime,delete=ctime,exthdr.name=%d/PaxHeaders/%f",
                "--numeric-owner",
                "--xattrs",
                "--xattrs-include=user.*",
                "--xattrs-include=security.capability",
                "--directory=" + folder));
        command.addAll(what);
        ProgramResult result =
                programs.runInto(Program.of(ErrorKind.STORAGE, command).limit(LIMIT), output);
        if (!result.succeeded() && result.exitCode() != CHANGED_MEANWHILE) {
            String reason = result.errors().lines().findFirst().orElse("tar ended with " + result.exitCode());
            throw EngineException.of(ErrorKind.STORAGE, "could not read the container's files: " + reason);
        }
    }

    /** What is closed here goes on there. */
    private static final class Unclosed extends FilterOutputStream {
        private Unclosed(OutputStream output) {
            super(output);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
