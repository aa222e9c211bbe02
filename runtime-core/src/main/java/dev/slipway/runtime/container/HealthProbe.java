package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.ProgramResult;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.Health;
import dev.slipway.runtime.state.HealthCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Runs the command of a health check in its container once, as the user, with the environment and in the folder of its process. */
final class HealthProbe {
    private static final int KEPT_CHARACTERS = 4096;
    private static final int NOT_RUN = -1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Machinery parts;

    HealthProbe(Machinery parts) {
        this.parts = parts;
    }

    /**
     * Runs it to its end, and kills it with all that it started when its time is over.
     *
     * @throws EngineException CANCELLED if the thread is interrupted; STORAGE
     */
    Health.Run run(ContainerRecord container, HealthCheck check) {
        String id = container.id();
        Path process = parts.layout().run(id).resolve("health.json");
        Path pidFile = pidFile(id);
        Instant started = parts.clock().instant();
        try {
            Files.deleteIfExists(pidFile);
            JSON.writeValue(process.toFile(), process(container, check));
            ProgramResult result = parts.runtime().exec(id, process, pidFile, check.timeout());
            return ended(started, result.exitCode(), written(result));
        } catch (EngineException e) {
            killWhatIsLeft(id);
            return switch (e.kind()) {
                case OCI_RUNTIME -> ended(started, NOT_RUN, e.message());
                case TIMEOUT ->
                    ended(started, NOT_RUN, "it took longer than " + seconds(check.timeout()) + " s and was killed");
                default -> throw e;
            };
        } catch (IOException e) {
            throw EngineException.of(
                            ErrorKind.STORAGE,
                            "could not check the health of container " + container.name() + ": " + e,
                            e)
                    .about(id);
        } finally {
            delete(pidFile);
        }
    }

    /** Kills what a run that was cut has left in the container. */
    void killWhatIsLeft(String id) {
        boolean interrupted = Thread.interrupted();
        try {
            String pid = Files.readString(pidFile(id)).strip();
            if (pid.matches("[1-9][0-9]{0,8}")) {
                parts.processes().killSession(Integer.parseInt(pid), id);
            }
        } catch (IOException nothingLeft) {
            return;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Path pidFile(String id) {
        return parts.layout().run(id).resolve("health.pid");
    }

    private ObjectNode process(ContainerRecord container, HealthCheck check) throws IOException {
        JsonNode spec = JSON.readTree(parts.layout().spec(container.id()).toFile());
        ObjectNode process = spec.path("process") instanceof ObjectNode own ? own : JSON.createObjectNode();
        process.put("terminal", false);
        process.remove("consoleSize");
        ArrayNode arguments = process.putArray("args");
        check.command().forEach(arguments::add);
        return process;
    }

    private Health.Run ended(Instant started, int exitCode, String output) {
        return new Health.Run(started, parts.clock().instant(), exitCode, output);
    }

    private static String written(ProgramResult result) {
        String all = result.output() + result.errors();
        return all.length() <= KEPT_CHARACTERS ? all : all.substring(0, KEPT_CHARACTERS);
    }

    private static String seconds(Duration time) {
        return Double.toString(time.toMillis() / 1000.0);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException goesWithTheRunFolder) {
            return;
        }
    }
}
