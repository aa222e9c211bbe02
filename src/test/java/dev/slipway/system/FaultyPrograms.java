package dev.slipway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The real runc, conmon and CNI plugins behind scripts that can be made to fail, to hang, and to talk rubbish. */
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

    /** The real conmon, but for one container it does this instead, in the words of a shell. */
    Path monitorThatFor(String container, String does) {
        return monitorThat(only(container, does) + "\nexec /usr/bin/conmon \"$@\"");
    }

    /** A folder whose CNI plugin of this type does this at a command, in the words of a shell, and else as it should. */
    Path plugin(String type, String command, String does) {
        write("plugins/" + type, """
                #!/bin/sh
                if [ "$CNI_COMMAND" = %s ]; then %s; fi
                exec /usr/lib/cni/%s
                """.formatted(command, does, type));
        return folder.resolve("plugins");
    }

    /** From now on runc does this instead of the command for one container. */
    void letFor(String container, String command, String does) {
        let(command, only(container, does));
    }

    private static String only(String container, String does) {
        return "case \"$*\" in *" + container + "*) " + does + " ;; esac";
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
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
