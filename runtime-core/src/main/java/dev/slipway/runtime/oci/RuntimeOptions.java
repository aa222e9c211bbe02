package dev.slipway.runtime.oci;

import dev.slipway.runtime.os.ProgramPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which OCI runtime is used, and how.
 *
 * @param program its path, or a name in the PATH
 * @param root the folder it keeps its own state in
 * @param criu path of CRIU; null to let the runtime look in the PATH
 * @param systemdCgroup whether systemd makes the cgroups
 */
public record RuntimeOptions(
        String program, Path root, @Nullable String criu, boolean systemdCgroup) {
    /** A name is looked up here, since conmon takes only a path. */
    public RuntimeOptions {
        program = ProgramPath.resolve(program);
    }

    /** The arguments before the command's name that every call has. */
    List<String> globalArguments() {
        List<String> arguments = new ArrayList<>(List.of("--root=" + root, "--log-format=json"));
        if (criu != null) {
            arguments.add("--criu=" + criu);
        }
        return arguments;
    }
}
