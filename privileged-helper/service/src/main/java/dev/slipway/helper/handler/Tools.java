package dev.slipway.helper.handler;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramResult;
import dev.slipway.runtime.os.ProgramRunner;
import dev.slipway.runtime.runtime.RuntimeConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the programs the engine runs say of themselves: each is asked once, in the background, from the start on. */
final class Tools {
    private static final Pattern VERSION = Pattern.compile("(?i)version:?\\s+(\\S+)|\\bv(\\d\\S*)");

    private final ProgramRunner programs = new ProgramRunner();
    private final CompletableFuture<Tool> runtime;
    private final CompletableFuture<Tool> monitor;
    private final CompletableFuture<Tool> criu;
    private final CompletableFuture<Boolean> criuWorks;
    private final CompletableFuture<Boolean> tracksMemory;
    private final CompletableFuture<Tool> firewall;
    private final CompletableFuture<Tool> imageMover;

    /**
     * @param background where they are asked
     */
    Tools(RuntimeConfig config, Executor background) {
        runtime = CompletableFuture.supplyAsync(() -> asked(config.runtimePath()), background);
        monitor = CompletableFuture.supplyAsync(() -> asked(config.conmonPath()), background);
        criu = CompletableFuture.supplyAsync(() -> asked(config.criuPath()), background);
        criuWorks = CompletableFuture.supplyAsync(() -> succeeds(config.criuPath(), "check"), background);
        tracksMemory = CompletableFuture.supplyAsync(
                () -> succeeds(config.criuPath(), "check", "--feature", "mem_dirty_track"), background);
        firewall = CompletableFuture.supplyAsync(() -> run(Path.of("iptables"), List.of("--version")), background);
        imageMover = CompletableFuture.supplyAsync(() -> run(Path.of("skopeo"), List.of("--version")), background);
    }

    /**
     * A program.
     *
     * @param path null if it is not configured and was not found
     * @param version null if it does not run
     * @param problem why it can't be used, a clause; null if it runs
     */
    record Tool(
            @Nullable Path path,
            @Nullable String version,
            @Nullable String problem) {}

    Tool runtime() {
        return runtime.join();
    }

    Tool monitor() {
        return monitor.join();
    }

    Tool criu() {
        return criu.join();
    }

    /** Whether {@code criu check} finds all it needs in the running kernel. */
    boolean criuWorks() {
        return criuWorks.join();
    }

    /** Whether the kernel tells which pages were written, which incremental checkpoints need. */
    boolean tracksMemory() {
        return tracksMemory.join();
    }

    Tool firewall() {
        return firewall.join();
    }

    /** What moves images. */
    Tool imageMover() {
        return imageMover.join();
    }

    private Tool asked(@Nullable Path program) {
        if (program == null) {
            return new Tool(null, null, "it is not in the search path");
        }
        return Files.isExecutable(program)
                ? run(program, List.of("--version"))
                : new Tool(program, null, program + " is not there or cannot be run");
    }

    private Tool run(Path program, List<String> arguments) {
        try {
            ProgramResult result = result(program, arguments);
            Matcher version = VERSION.matcher(result.output());
            return result.succeeded()
                    ? new Tool(program, version.find() ? first(version) : "unknown", null)
                    : new Tool(program, null, program + " fails: " + result.errors());
        } catch (EngineException e) {
            return new Tool(program, null, e.message());
        }
    }

    private static String first(Matcher version) {
        return version.group(1) == null ? version.group(2) : version.group(1);
    }

    private boolean succeeds(@Nullable Path program, String... arguments) {
        try {
            return program != null && result(program, List.of(arguments)).succeeded();
        } catch (EngineException e) {
            return false;
        }
    }

    private ProgramResult result(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        return programs.run(Program.of(ErrorKind.UNSUPPORTED, command));
    }
}
