package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramResult;
import dev.slipway.runtime.os.ProgramRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The program {@code containers-storage}, which changes the store under its locks.
 *
 * <p>Errors are STORAGE with the program's own reason, TIMEOUT and CANCELLED.
 */
final class StorageProgram {
    private static final String NAME = "containers-storage";
    /** No layer has this id: to ask for its removal is to open the store for writing, and no more. */
    private static final String NO_LAYER = "none-of-slipway";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final StoreEnvironment environment;
    private final ProgramRunner runner;

    StorageProgram(StoreEnvironment environment, ProgramRunner runner) {
        this.environment = environment;
        this.runner = runner;
    }

    /** Gives an image one more name, taking it from whichever has it. */
    void addName(String imageId, String name) {
        require("name the image " + name, run("add-names", "-n", name, imageId));
    }

    /** Gives an image these names and no others. */
    void setNames(String imageId, List<String> names) {
        List<String> command = new ArrayList<>(List.of("set-names"));
        for (String name : names) {
            command.addAll(List.of("-n", name));
        }
        command.add(imageId);
        require("name the image " + imageId, run(command.toArray(String[]::new)));
    }

    /** Removes an image and its layers that nothing else uses; false if there is none, or a container uses it. */
    boolean deleteImage(String imageId) {
        ProgramResult result = run("delete-image", imageId);
        if (!result.succeeded() && !refused(result)) {
            throw failure("remove the image " + imageId, result);
        }
        return result.succeeded();
    }

    /** Removes a layer; false if there is none, or something stands on it. */
    boolean deleteLayer(String layerId) {
        ProgramResult result = run("delete-layer", layerId);
        if (!result.succeeded() && !refused(result)) {
            throw failure("remove the layer " + layerId, result);
        }
        return result.succeeded();
    }

    /** Has the store put in order what a program that died has left half done; those that work are waited for. */
    void settle() {
        run("delete-layer", NO_LAYER);
    }

    /** Makes a container of an image; false if the name is taken. NO_SUCH_IMAGE. */
    boolean createContainer(String name, String imageId) {
        ProgramResult result = run("create-container", "-n", name, imageId);
        if (!result.succeeded() && said(result).contains("already in use")) {
            return false;
        }
        if (!result.succeeded() && said(result).contains("image not known")) {
            throw EngineException.of(ErrorKind.NO_SUCH_IMAGE, "could not keep the image " + imageId + ": it is gone")
                    .about(imageId)
                    .hint("Pull it again.");
        }
        require("keep the image " + imageId, result);
        return true;
    }

    /** Removes a container of the store by name; does nothing if there is none. */
    void deleteContainer(String name) {
        ProgramResult result = run("delete-container", name);
        if (!result.succeeded() && !said(result).contains("is not a container")) {
            throw failure("give up the container " + name + " of the store", result);
        }
    }

    private ProgramResult run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(environment.program(NAME)));
        command.addAll(List.of(arguments));
        return runner.run(Program.of(ErrorKind.STORAGE, command)
                .environment(environment.variables())
                .limit(LIMIT));
    }

    private static boolean refused(ProgramResult result) {
        String said = said(result);
        return said.contains("not known")
                || said.contains("is not an image")
                || said.contains("is not a layer")
                || said.contains("in use")
                || said.contains("has children")
                || said.contains("used by");
    }

    private static void require(String verb, ProgramResult result) {
        if (!result.succeeded()) {
            throw failure(verb, result);
        }
    }

    private static EngineException failure(String verb, ProgramResult result) {
        String said = said(result);
        if (said.contains("no space left")) {
            return EngineException.of(ErrorKind.EXHAUSTED, "could not " + verb + ": the disk of the store is full")
                    .hint("Make room, for example by removing images that nobody uses.");
        }
        return EngineException.of(ErrorKind.STORAGE, "could not " + verb + ": " + said);
    }

    private static String said(ProgramResult result) {
        return result.errors().isEmpty() ? "it ended with " + result.exitCode() : result.errors();
    }
}
