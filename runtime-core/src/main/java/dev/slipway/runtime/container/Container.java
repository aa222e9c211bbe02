package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.state.ContainerRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One container and what can be done to it. */
@SuppressWarnings("DoNotCallSuggester")
public final class Container {
    /** Its id. */
    public String id() {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** As the state knows it now; NO_SUCH_CONTAINER once it is removed. */
    public ContainerRecord record() {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** From CONFIGURED or EXITED to CREATED. */
    public void init() {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** From CONFIGURED, CREATED or EXITED to RUNNING. */
    public void start(boolean recursive) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** From CREATED or RUNNING to EXITED. */
    public void stop(@Nullable Duration timeout) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** Stops it if it runs, and starts it. */
    public void restart(@Nullable Duration timeout) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** Sends a signal. */
    public void kill(int signal) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** From RUNNING to PAUSED. */
    public void pause() {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** From PAUSED to RUNNING. */
    public void resume() {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** Removes it. */
    public void remove(boolean force, boolean depend) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** Renames it. */
    public void rename(String name) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** Completes when one of the conditions holds. */
    public CompletableFuture<WaitResult> await(Set<WaitCondition> conditions) {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** Its log in conmon's k8s-file form. */
    public Path logPath() {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** Its cgroup, from the root of the hierarchy. */
    public String cgroupPath() {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }

    /** The OCI runtime configuration in force: that of its run, or else that of its next. */
    public ObjectNode effectiveSpec() {
        throw EngineException.of(ErrorKind.UNSUPPORTED, "could not do it");
    }
}
