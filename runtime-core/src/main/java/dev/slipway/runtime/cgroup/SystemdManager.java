package dev.slipway.runtime.cgroup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.systemd.Systemd;
import dev.slipway.runtime.systemd.UnitProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets systemd make cgroups: a slice for a pod, and for each monitor a scope, which goes with it. Slices that the user
 * names as a parent are the user's or systemd's own, and are left as they are.
 */
public final class SystemdManager implements CgroupManager {
    private final Hierarchies hierarchies;
    private final Systemd systemd;

    public SystemdManager(Hierarchies hierarchies, Systemd systemd) {
        this.hierarchies = hierarchies;
        this.systemd = systemd;
    }

    @Override
    public CgroupNaming naming() {
        return CgroupNaming.SYSTEMD;
    }

    @Override
    public void require() {
        if (!Systemd.runs()) {
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED,
                            "could not open the engine: cgroup_manager is systemd, and systemd does not run here")
                    .hint("Set cgroup_manager = \"cgroupfs\" in the configuration.");
        }
        try {
            systemd.version();
        } catch (EngineException e) {
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED,
                            "could not open the engine: cgroup_manager is systemd, and: " + e.message(),
                            e)
                    .hint(
                            "See whether the system bus runs (systemctl status dbus), or set cgroup_manager = \"cgroupfs\".");
        }
    }

    @Override
    public void make(String pod, ObjectNode limits) {
        String unit = Slices.name(pod);
        List<UnitProperty> properties = new ArrayList<>(List.of(
                UnitProperty.of("Description", "Containers of a pod of Slipway"),
                UnitProperty.of("DefaultDependencies", false),
                UnitProperty.of("CPUAccounting", true),
                UnitProperty.of("MemoryAccounting", true),
                UnitProperty.of("TasksAccounting", true),
                UnitProperty.of("IOAccounting", true)));
        List<UnitProperty> limited = SliceProperties.of(new Limits(limits));
        properties.addAll(limited);
        if (!systemd.start(unit, properties) && !limited.isEmpty()) {
            systemd.set(unit, limited);
        }
        LimitCheck.require(cgroup(pod), limits, "could not limit the cgroup " + pod + ": ");
    }

    @Override
    public Runnable limit(String pod, ObjectNode before, ObjectNode limits) {
        String unit = Slices.name(pod);
        List<UnitProperty> wanted = SliceProperties.of(new Limits(limits));
        systemd.set(unit, wanted);
        return () -> systemd.set(unit, SliceProperties.takingBack(wanted, new Limits(before)));
    }

    @Override
    public void placeMonitor(String parent, String id, int pid) {
        String unit = "slipway-conmon-" + id + ".scope";
        List<UnitProperty> properties = List.of(
                UnitProperty.of("Description", "Monitor of a container of Slipway"),
                UnitProperty.of("Slice", Slices.name(parent)),
                UnitProperty.of("DefaultDependencies", false),
                UnitProperty.of("CollectMode", "inactive-or-failed"),
                UnitProperty.processes(pid));
        if (!systemd.start(unit, properties)) {
            systemd.stop(unit);
            if (!systemd.start(unit, properties)) {
                throw EngineException.of(ErrorKind.CGROUP, "could not make " + unit + ": there is one already");
            }
        }
    }

    @Override
    public boolean removePod(String pod) {
        Cgroup cgroup = cgroup(pod);
        if (cgroup.populated()) {
            return false;
        }
        systemd.stop(Slices.name(pod));
        return cgroup.removeTreeIfEmpty();
    }

    @Override
    public boolean removeParent(String parent) {
        return true;
    }

    private Cgroup cgroup(String parent) {
        return hierarchies.cgroup(Slices.path(parent));
    }

    @Override
    public void close() {
        systemd.close();
    }
}
