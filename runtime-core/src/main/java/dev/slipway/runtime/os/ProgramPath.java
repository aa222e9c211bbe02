package dev.slipway.runtime.os;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where a program is found. */
public final class ProgramPath {
    private ProgramPath() {}

    /** The absolute path of a program in the {@link Program#MINIMAL} PATH; the name itself if it is none or not there. */
    public static String resolve(String name) {
        if (name.contains("/")) {
            return name;
        }
        for (String folder : String.valueOf(Program.MINIMAL.get("PATH")).split(":", -1)) {
            Path program = Path.of(folder, name);
            if (Files.isExecutable(program) && !Files.isDirectory(program)) {
                return program.toString();
            }
        }
        return name;
    }
}
