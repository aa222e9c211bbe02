package dev.slipway.runtime.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramResult;
import dev.slipway.runtime.os.ProgramRunner;
import dev.slipway.runtime.state.CheckpointOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commands of the OCI runtime, runc or one that takes its arguments, except those that make a container, which are
 * {@link Monitor}'s.
 *
 * <p>Errors are OCI_RUNTIME with the runtime's own reason, TIMEOUT and CANCELLED.
 */
public final class OciRuntime {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int FREEZES = 8;
    private static final Duration FREEZE_PAUSE = Duration.ofMillis(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RuntimeOptions options;
    private final ProgramRunner runner;
    private final Duration quick;
    private final StartPipe startPipe;
    private volatile @Nullable Told told;

    /** What a program said of its version when its file was of this time. */
    private record Told(FileTime modified, Map<String, String> version) {}

    /**
     * The runtime of these options.
     *
     * @param quick how long a command may take, checkpoints aside
     */
    public OciRuntime(RuntimeOptions options, ProgramRunner runner, Duration quick) {
        this.options = options;
        this.runner = runner;
        this.quick = quick;
        this.startPipe = new StartPipe(options.root());
    }

    public RuntimeOptions options() {
        return options;
    }

    /** Lets the process of a created container run. */
    public void start(String id) {
        require("start", id, call(quick, "start", id));
    }

    /**
     * As {@link #start(String)}, without a process of its own where the runtime is known to allow that.
     *
     * @param processLives whether the created process is still there
     */
    public void startWithoutHooks(String id, BooleanSupplier processLives) {
        try {
            if (StartPipe.isKnownTo(version()) && startPipe.open(id, processLives)) {
                return;
            }
        } catch (IOException e) {
            throw EngineException.of(
                            ErrorKind.OCI_RUNTIME, "could not start container " + id + ": " + e.getMessage(), e)
                    .about(id);
        }
        start(id);
    }

    /**
     * Sends a signal to the container's first process, or to all of them.
     *
     * @return false if the container or its process is gone
     */
    public boolean kill(String id, int signal, boolean all) {
        List<String> arguments = new ArrayList<>(List.of("kill"));
        if (all) {
            arguments.add("--all");
        }
        arguments.addAll(List.of(id, Integer.toString(signal)));
        ProgramResult result = call(quick, arguments.toArray(String[]::new));
        if (!result.succeeded() && RuntimeError.saysGone(result.errors())) {
            return false;
        }
        require("signal", id, result);
        return true;
    }

    /**
     * Freezes all processes of a running container, or none. A process that is just made, or that gets no processor, can't
     * be frozen at once: the runtime gives up soon, and leaves trying again to who calls it.
     */
    public void pause(String id) {
        ProgramResult result = call(quick, "pause", id);
        for (int tries = 1; tries < FREEZES && RuntimeError.saysNotFrozen(result.errors()); tries++) {
            LockSupport.parkNanos(FREEZE_PAUSE.multipliedBy(tries).toNanos());
            result = call(quick, "pause", id);
        }
        if (RuntimeError.saysNotFrozen(result.errors())) {
            call(quick, "resume", id); // version 2 goes on freezing what the runtime gave up
        }
        require("pause", id, result);
    }

    /** Lets the processes of a paused container go on. */
    public void resume(String id) {
        require("resume", id, call(quick, "resume", id));
    }

    /**
     * Runs a further process in a running container to its end.
     *
     * @param process file with {@code process} of the runtime specification, without a terminal
     * @param pidFile written with its host pid once it was started; not there if it could not be
     * @return its exit code and output
     * @throws EngineException OCI_RUNTIME if it could not be started; TIMEOUT, CANCELLED: the process goes on then, in a
     *     session of its own
     */
    public ProgramResult exec(String id, Path process, Path pidFile, Duration limit) {
        ProgramResult result =
                call(limit, "exec", "--process", process.toString(), "--pid-file", pidFile.toString(), id);
        if (!Files.exists(pidFile)) {
            throw RuntimeError.of("could not run a process in container " + id, result.errors())
                    .about(id);
        }
        return result;
    }

    /**
     * Changes the limits of a container that has a process, all or none.
     *
     * @param resources {@code linux.resources} of the runtime specification; what is absent stays
     */
    public void update(String id, ObjectNode resources) {
        Program program = program(quick, "update", "--resources", "-", id);
        require("update", id, runner.run(program.input(resources.toString())));
    }

    /**
     * Removes what the runtime keeps of an ended container, its cgroup included; one it does not know is no error.
     *
     * @param force also kills it if it still runs
     */
    public void delete(String id, boolean force) {
        ProgramResult result = force ? call(quick, "delete", "--force", id) : call(quick, "delete", id);
        if (!RuntimeError.saysUnknown(result.errors())) {
            require("remove", id, result);
        }
    }

    /** What the runtime says of a container; empty if it does not know it. */
    public Optional<OciStatus> state(String id) {
        ProgramResult result = call(quick, "state", id);
        if (!result.succeeded() && RuntimeError.saysUnknown(result.errors())) {
            return Optional.empty();
        }
        require("read the state of", id, result);
        try {
            JsonNode state = JSON.readTree(result.output());
            return Optional.of(new OciStatus(
                    state.path("status").asText("unknown"), state.path("pid").asInt()));
        } catch (JsonProcessingException e) {
            throw EngineException.of(
                            ErrorKind.OCI_RUNTIME,
                            "could not read the state of container " + id + ": the runtime did not answer with JSON",
                            e)
                    .about(id);
        }
    }

    /** Ids of the containers the runtime keeps something of, without starting a process. */
    public List<String> ids() {
        if (!Files.isDirectory(options.root())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(options.root())) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw EngineException.of(
                    ErrorKind.OCI_RUNTIME, "could not list the runtime's containers: " + e.getMessage(), e);
        }
    }

    /**
     * Saves a running container's processes. Unless it is left running, they have ended afterwards.
     *
     * @throws EngineException CHECKPOINT if CRIU could not; its log is in the request's work folder
     */
    public void checkpoint(String id, CheckpointRequest request) {
        List<String> arguments = new ArrayList<>(List.of(
                "checkpoint",
                "--image-path",
                request.images().toString(),
                "--work-path",
                request.work().toString()));
        CheckpointOptions wanted = request.options();
        if (wanted.preCheckpoint()) {
            arguments.add("--pre-dump");
        } else if (wanted.leaveRunning()) {
            arguments.add("--leave-running");
        }
        if (request.parent() != null) {
            arguments.addAll(List.of("--parent-path", request.parent()));
        }
        arguments.addAll(CriuFlags.of(wanted));
        arguments.add(id);
        ProgramResult result = call(LONG, arguments.toArray(String[]::new));
        if (!result.succeeded()) {
            throw EngineException.of(
                            ErrorKind.CHECKPOINT,
                            "could not checkpoint container " + id + ": " + RuntimeError.reason(result.errors()))
                    .about(id);
        }
    }

    /** Whether it knows checkpoints: its help on them ends well. */
    public boolean knowsCheckpoints() {
        return call(quick, "checkpoint", "--help").succeeded();
    }

    /**
     * The runtime's own words about its version, one line each: {@code runc} to {@code 1.1.5}, and so on. It is asked once,
     * and again when its file was changed.
     */
    public Map<String, String> version() {
        FileTime modified = modified();
        Told known = told;
        if (known == null || !known.modified().equals(modified)) {
            ProgramResult result =
                    runner.run(Program.of(ErrorKind.OCI_RUNTIME, List.of(options.program(), "--version")));
            known = new Told(modified, Collections.unmodifiableMap(RuntimeVersion.parse(result.output())));
            told = known;
        }
        return known.version();
    }

    /** The epoch for a file that can't be looked at: running it says why. */
    private FileTime modified() {
        try {
            return Files.getLastModifiedTime(Path.of(options.program()));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private ProgramResult call(Duration limit, String... arguments) {
        return runner.run(program(limit, arguments));
    }

    private Program program(Duration limit, String... arguments) {
        List<String> command = new ArrayList<>(List.of(options.program()));
        command.addAll(options.globalArguments());
        if (options.systemdCgroup()) {
            command.add("--systemd-cgroup");
        }
        command.addAll(List.of(arguments));
        return Program.of(ErrorKind.OCI_RUNTIME, command).limit(limit);
    }

    private static void require(String verb, String id, ProgramResult result) {
        if (!result.succeeded()) {
            throw RuntimeError.of("could not " + verb + " container " + id, result.errors())
                    .about(id);
        }
    }
}
