package dev.slipway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The real runc and conmon behind scripts that can be made to fail, to hang, and to talk rubbish. */
final class FaultyPrograms {
    static final String FAILS = "echo 'it broke' >&2; exit 1";
    static final String HANGS = "exec sleep 1000";
    static final String TALKS_RUBBISH = "echo '}rubbish{'; echo '}rubbish{' >&2; exit 3";
    static final String ANSWERS_RUBBISH = "echo '}rubbish{'; exit 0";

    private final Path folder;

    FaultyPrograms(Path folder) {
        this.folder = folder;
        write("runc", """
                #!/bin/sh
                for verb; do case $verb in -*) ;; *) break ;; esac; done
                if [ -f %s/$verb ]; then . %s/$verb; fi
                exec /usr/sbin/runc "$@"
                """.formatted(folder, folder));
    }

    /** runc, which does as it is told from the next command on. */
    Path runtime() {
        return folder.resolve("runc");
    }

    /** A program that only does this, in the words of a shell. */
    Path monitorThat(String does) {
        return write("conmon", "#!/bin/sh\n" + does + "\n");
    }

    /** From now on runc does this instead of the command with that name. */
    void let(String command, String does) {
        write(command, does + "\n");
    }

    /** From now on runc does that command as it should. */
    void mend(String command) {
        try {
            Files.deleteIfExists(folder.resolve(command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(String name, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), text);
            return Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
