package dev.slipway.runtime.storage;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Mounts;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramResult;
import dev.slipway.runtime.os.ProgramRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** File systems that a user names, mounted by mount(8), which knows the programs of those that need one. */
public final class DeviceMount {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Mounts mounts;
    private final ProgramRunner programs;

    public DeviceMount(Mounts mounts, ProgramRunner programs) {
        this.mounts = mounts;
        this.programs = programs;
    }

    /**
     * Mounts a device. After an error nothing is mounted.
     *
     * @param type of the file system; null to find out
     * @param options as of mount(8)
     * @throws EngineException STORAGE, with the reason that mount(8) gives; TIMEOUT
     */
    public void mount(@Nullable String type, String device, List<String> options, Path target) {
        List<String> command = new ArrayList<>(List.of("mount"));
        if (type != null) {
            command.addAll(List.of("-t", type));
        }
        if (!options.isEmpty()) {
            command.addAll(List.of("-o", String.join(",", options)));
        }
        command.addAll(List.of("--", device, target.toString()));
        try {
            ProgramResult result =
                    programs.run(Program.of(ErrorKind.STORAGE, command).limit(LIMIT));
            if (!result.succeeded()) {
                throw EngineException.of(ErrorKind.STORAGE, "could not mount " + device + ": " + reason(result, target))
                        .hint("Look whether its type, device and options are those that mount(8) takes.");
            }
        } catch (EngineException failed) {
            mounts.detach(target);
            throw failed;
        }
    }

    private static String reason(ProgramResult result, Path target) {
        return result.errors()
                .lines()
                .map(line -> line.replace("mount: ", "").replace(target + ": ", ""))
                .findFirst()
                .orElse("mount ended with " + result.exitCode());
    }

    /** Whether something is mounted at {@code target}. */
    public boolean mounted(Path target) {
        return mounts.list().stream().anyMatch(mount -> mount.target().equals(target));
    }

    /** Takes all away that is mounted at {@code target}. */
    public void unmount(Path target) {
        boolean more = mounts.detach(target);
        while (more) {
            more = mounts.detach(target);
        }
    }

    /** Whether the file system that holds {@code path} counts what a project of files uses, and so can bound it. */
    public boolean hasProjectQuotas(Path path) {
        return mounts.list().stream()
                .filter(mount -> path.startsWith(mount.target()))
                .reduce((one, other) ->
                        other.target().getNameCount() >= one.target().getNameCount() ? other : one)
                .filter(mount -> List.of(mount.options().split(",", -1)).stream()
                        .anyMatch(option -> option.equals("prjquota") || option.equals("pquota")))
                .isPresent();
    }
}
