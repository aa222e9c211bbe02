package dev.slipway.runtime.cgroup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;

/**
 * Makes and removes the cgroups around those of containers, which the OCI runtime makes itself: those of pods and of
 * monitors. A parent is given in the form of its {@link CgroupNaming}, limits as {@code linux.resources} of the OCI
 * runtime configuration. Safe for use by several threads.
 */
public interface CgroupManager extends AutoCloseable {
    CgroupNaming naming();

    /**
     * Requires that it can work on this machine.
     *
     * @throws EngineException UNSUPPORTED, with what to do
     */
    void require();

    /**
     * Makes the cgroup of a pod, or takes the one that is there, and gives it these limits.
     *
     * @throws EngineException CGROUP; UNSUPPORTED for a limit that this machine does not have. The cgroup may be there then
     */
    void make(String pod, ObjectNode limits);

    /**
     * Changes limits of the cgroup of a pod that is there, all or none.
     *
     * @param before those that it has
     * @return what takes them back
     * @throws EngineException as {@link #make}
     */
    Runnable limit(String pod, ObjectNode before, ObjectNode limits);

    /**
     * Moves a monitor into a cgroup beside its container's, so that it is not counted with that one's limits.
     *
     * @param id of what it monitors
     */
    void placeMonitor(String parent, String id, int pid);

    /**
     * Removes the cgroup of a pod, with what is left within it, unless that has processes still.
     *
     * @return whether it is gone
     */
    boolean removePod(String pod);

    /**
     * Removes a parent, with the cgroup of its monitors, unless it has processes still or another's cgroup.
     *
     * @return whether nothing is left of it that was made for the engine
     */
    boolean removeParent(String parent);

    /** Gives up what it holds of the machine; cgroups stay. */
    @Override
    void close();
}
