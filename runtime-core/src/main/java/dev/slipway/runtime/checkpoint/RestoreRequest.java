package dev.slipway.runtime.checkpoint;

import dev.slipway.runtime.network.PortMapping;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wish to let saved processes go on.
 *
 * @param checkpoint full id, unique prefix or name
 * @param mode where
 * @param name of the clone; null for a generated one, and in place
 * @param pod full id, unique prefix or name of the pod that the clone joins; null for its own, if it was in one
 * @param publish ports of the clone in the place of those it had; null for those
 * @param ignoreStaticIp whether it gets any free address; a clone always does
 * @param ignoreStaticMac whether it gets any hardware address; a clone always does
 * @param tcpEstablished whether open TCP connections go on; null for as it was when it was taken, and false in a clone
 * @param tcpClose whether open TCP connections are closed
 * @param fileLocks whether file locks are held again; null for as it was when it was taken
 * @param externalUnixSockets the same for Unix sockets with a peer outside the container
 * @param shellJob the same for a terminal of a session outside the container
 * @param ignoreRootfs whether saved changes of the root filesystem are left out
 * @param ignoreVolumes whether volumes are used as they are, and saved files of volumes left out
 */
@RecordBuilder
public record RestoreRequest(
        String checkpoint,
        Mode mode,
        @Nullable String name,
        @Nullable String pod,
        @Nullable List<PortMapping> publish,
        boolean ignoreStaticIp,
        boolean ignoreStaticMac,
        @Nullable Boolean tcpEstablished,
        boolean tcpClose,
        @Nullable Boolean fileLocks,
        @Nullable Boolean externalUnixSockets,
        @Nullable Boolean shellJob,
        boolean ignoreRootfs,
        boolean ignoreVolumes) {
    /** Where they go on. */
    public enum Mode {
        /** In the container they were taken of, made again if it is gone. */
        IN_PLACE,
        /** In a new container like it. */
        CLONE
    }

    public RestoreRequest {
        publish = publish == null ? null : List.copyOf(publish);
    }

    /** As it was taken. */
    public RestoreRequest(String checkpoint, Mode mode, @Nullable String name, @Nullable Boolean tcpEstablished) {
        this(checkpoint, mode, name, null, null, false, false, tcpEstablished, false, null, null, null, false, false);
    }

    public static RestoreRequest inPlace(String checkpoint) {
        return new RestoreRequest(checkpoint, Mode.IN_PLACE, null, null);
    }

    public static RestoreRequest clone(String checkpoint, @Nullable String name) {
        return new RestoreRequest(checkpoint, Mode.CLONE, name, null);
    }

    /** Whether it is a new container. */
    public boolean cloned() {
        return mode == Mode.CLONE;
    }

    /** An editable copy. */
    public RestoreRequestBuilder edit() {
        return RestoreRequestBuilder.builder(this);
    }
}
