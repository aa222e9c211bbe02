package dev.slipway.runtime.criu;

import dev.slipway.runtime.criu.image.Images.Mount;
import dev.slipway.runtime.error.EngineException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the mounts of a mount namespace. */
final class Mounts {
    private static final int MOST = 10_000;
    private static final List<String> TYPES = List.of(
            "unsupported",
            "proc",
            "sysfs",
            "devtmpfs",
            "binfmt_misc",
            "tmpfs",
            "devpts",
            "simfs",
            "pstore",
            "securityfs",
            "fusectl",
            "debugfs",
            "cgroup",
            "aufs",
            "mqueue",
            "fuse",
            "auto",
            "overlay",
            "autofs",
            "tracefs",
            "rpc_pipefs",
            "nfs",
            "nfs4",
            "cgroup2");
    private static final Map<Integer, String> FLAGS = new LinkedHashMap<>();

    static {
        FLAGS.put(1 << 1, "nosuid");
        FLAGS.put(1 << 2, "nodev");
        FLAGS.put(1 << 3, "noexec");
        FLAGS.put(1 << 4, "sync");
        FLAGS.put(1 << 10, "noatime");
        FLAGS.put(1 << 11, "nodiratime");
        FLAGS.put(1 << 21, "relatime");
    }

    private Mounts() {}

    /**
     * The mounts, each after the one that it is on; none where they were not saved.
     *
     * @throws EngineException CHECKPOINT where the image is damaged
     */
    static List<MountDetail> read(ImageFolder folder, long namespace) {
        String name = "mountpoints-" + namespace + ".img";
        List<Mount> all = folder.all(name, ImageMagic.MOUNTS, Mount.parser(), MOST);
        Map<Integer, List<Mount>> children = new LinkedHashMap<>();
        Set<Integer> known = new HashSet<>();
        all.forEach(mount -> known.add(mount.getMntId()));
        Deque<Mount> waiting = new ArrayDeque<>();
        for (int i = all.size() - 1; i >= 0; i--) { // newest first, as CRIU writes them
            Mount mount = all.get(i);
            if (known.contains(mount.getParentMntId()) && mount.getParentMntId() != mount.getMntId()) {
                children.computeIfAbsent(mount.getParentMntId(), parent -> new ArrayList<>())
                        .add(mount);
            } else {
                waiting.add(mount);
            }
        }
        List<MountDetail> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Mount next = waiting.poll();
            ordered.add(detail(next, namespace, known));
            List<Mount> on = children.remove(next.getMntId());
            if (on != null) {
                waiting.addAll(on);
            }
        }
        if (ordered.size() < all.size()) {
            throw Damage.of(folder.file(name), "not all of its mounts are on one another");
        }
        return ordered;
    }

    private static MountDetail detail(Mount mount, long namespace, Set<Integer> known) {
        boolean nested = known.contains(mount.getParentMntId()) && mount.getParentMntId() != mount.getMntId();
        return new MountDetail(
                namespace,
                Integer.toUnsignedLong(mount.getMntId()),
                nested ? (Long) Integer.toUnsignedLong(mount.getParentMntId()) : null,
                mount.getMountpoint(),
                type(mount),
                mount.getSource(),
                mount.getRoot(),
                options(mount),
                propagation(mount),
                external(mount),
                Integer.toUnsignedLong(mount.getRootDev()));
    }

    private static String type(Mount mount) {
        int number = mount.getFstype();
        return mount.getFsname().isEmpty()
                ? number >= 0 && number < TYPES.size() ? TYPES.get(number) : "unknown"
                : mount.getFsname();
    }

    private static List<String> options(Mount mount) {
        List<String> options = new ArrayList<>();
        options.add((mount.getFlags() & 1) != 0 ? "ro" : "rw");
        FLAGS.forEach((bit, word) -> {
            if ((mount.getFlags() & bit) != 0) {
                options.add(word);
            }
        });
        for (String option : mount.getOptions().split(",", -1)) {
            if (!option.isEmpty()) {
                options.add(option);
            }
        }
        return options;
    }

    private static String propagation(Mount mount) {
        if (mount.getMasterId() != 0) {
            return "slave";
        }
        return mount.getSharedId() != 0 ? "shared" : "private";
    }

    private static @Nullable String external(Mount mount) {
        return mount.getExtKey().isEmpty() ? null : mount.getExtKey();
    }
}
