package dev.slipway.installer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The class path of a program in the build, of jars alone and none of them signed, so that a class archive can be made of it. */
public final class LauncherClassPath {
    private LauncherClassPath() {}

    /** Takes the program's own jar, the file with its dependencies' class path, a folder for unsigned copies, and the file to write. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException(
                    "expected: own jar, dependencies file, folder for unsigned copies, output");
        }
        var line = of(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        var output = Path.of(arguments[3]);
        if (!Files.exists(output) || !Files.readString(output).equals(line)) {
            Files.writeString(output, line);
        }
    }

    /** The class path as one line for {@code java -cp}, with signed jars replaced by unsigned copies in the given folder. */
    static String of(Path ownJar, Path dependencies, Path unsignedFolder) throws IOException {
        List<String> entries = new ArrayList<>();
        entries.add(ownJar.toAbsolutePath().normalize().toString());
        for (var entry : Files.readString(dependencies).strip().split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                entries.add(UnsignedJar.of(Path.of(entry), unsignedFolder).toString());
            }
        }
        return String.join(File.pathSeparator, entries) + "\n";
    }
}
