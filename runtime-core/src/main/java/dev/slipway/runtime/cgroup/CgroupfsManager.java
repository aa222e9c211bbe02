package dev.slipway.runtime.cgroup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Makes cgroups as folders of each hierarchy, of both versions. */
public final class CgroupfsManager implements CgroupManager {
    private static final String MONITORS = "conmon";
    private static final int TRIES = 5;

    private final Hierarchies hierarchies;

    public CgroupfsManager(Hierarchies hierarchies) {
        this.hierarchies = hierarchies;
    }

    @Override
    public CgroupNaming naming() {
        return CgroupNaming.CGROUPFS;
    }

    @Override
    public void require() {
        if (hierarchies.roots().isEmpty()) {
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED, "could not open the engine: no cgroup file system is mounted")
                    .hint("Mount it: mount -t cgroup2 none /sys/fs/cgroup");
        }
    }

    @Override
    public void make(String pod, ObjectNode limits) {
        Cgroup cgroup = hierarchies.cgroup(pod);
        try {
            cgroup.make();
        } catch (IOException e) {
            throw EngineException.of(ErrorKind.CGROUP, "could not make the cgroup " + pod + ": " + e.getMessage(), e)
                    .hint("Look at the cgroup file systems, which the helper must be able to write to.");
        }
        LimitCheck.require(cgroup, limits, "could not limit the cgroup " + pod + ": ");
        var unused = LimitFiles.write(cgroup, limits);
    }

    @Override
    public Runnable limit(String pod, ObjectNode before, ObjectNode limits) {
        return LimitFiles.write(hierarchies.cgroup(pod), limits);
    }

    /** Another engine that has the same parent may remove the cgroup of monitors while it is empty. */
    @Override
    public void placeMonitor(String parent, String id, int pid) {
        Cgroup monitors = monitors(parent);
        for (int i = 1; ; i++) {
            try {
                monitors.make();
                monitors.add(pid);
                return;
            } catch (NoSuchFileException e) {
                if (i == TRIES) {
                    throw unplaced(monitors, e);
                }
            } catch (IOException e) {
                if (Files.exists(Path.of("/proc", Integer.toString(pid)))) {
                    throw unplaced(monitors, e);
                }
                return;
            }
        }
    }

    private static EngineException unplaced(Cgroup monitors, IOException failed) {
        return EngineException.of(
                ErrorKind.CGROUP,
                "could not move a monitor into the cgroup " + monitors + ": " + failed.getMessage(),
                failed);
    }

    @Override
    public boolean removePod(String pod) {
        return hierarchies.cgroup(pod).removeTreeIfEmpty();
    }

    @Override
    public boolean removeParent(String parent) {
        monitors(parent).removeIfEmpty();
        return hierarchies.cgroup(parent).removeIfEmpty();
    }

    private Cgroup monitors(String parent) {
        return hierarchies.cgroup(parent + "/" + MONITORS);
    }

    @Override
    public void close() {}
}
