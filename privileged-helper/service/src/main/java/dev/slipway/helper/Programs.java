package dev.slipway.helper;

import dev.slipway.runtime.runtime.RuntimeConfig;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the programs the engine runs, where the configuration names none. */
public final class Programs {
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private Programs() {}

    /** The configuration with the programs of the search path, where it has them. */
    public static RuntimeConfig found(RuntimeConfig config) {
        Path runtime = onPath(config.runtimeName());
        Path conmon = onPath("conmon");
        Path infra = onPath("catatonit");
        return config.edit()
                .runtimePath(runtime == null ? config.runtimePath() : runtime)
                .conmonPath(conmon == null ? config.conmonPath() : conmon)
                .infraProgram(infra == null ? config.infraProgram() : infra)
                .criuPath(onPath("criu"))
                .build();
    }

    private static @Nullable Path onPath(String program) {
        String path = System.getenv("PATH");
        for (String folder : SEPARATOR.split(path == null ? "" : path, -1)) {
            if (folder.startsWith("/") && Files.isExecutable(Path.of(folder, program))) {
                return Path.of(folder, program);
            }
        }
        return null;
    }
}
