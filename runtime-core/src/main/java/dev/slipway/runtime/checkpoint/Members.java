package dev.slipway.runtime.checkpoint;

/** Names of what is in a checkpoint's folder: those of podman's archive, and our own. */
final class Members {
    /** CRIU's images; {@code checkpoint} in an archive. */
    static final String IMAGES = "images";

    static final String ARCHIVED_IMAGES = "checkpoint";
    static final String PRE_IMAGES = "pre-checkpoint";
    static final String PARENT = "parent";
    static final String INVENTORY = "inventory.img";
    static final String PODMAN_CONFIG = "config.dump";
    static final String SPEC = "spec.dump";
    static final String NETWORK = "network.status";
    /** The addresses of the pod that the container was in, in the same form; not in an archive. */
    static final String POD_NETWORK = "pod-network.status";

    static final String DIFF = "rootfs-diff.tar";
    static final String DELETED = "deleted.files";
    /** What became of which path, for those who look; nothing is restored from it. */
    static final String CHANGES = "rootfs-changes.json";

    static final String SHARED_MEMORY = "devshm-checkpoint.tar";
    static final String VOLUMES = "volumes";
    static final String LOG = "ctr.log";
    static final String STATISTICS = "stats-dump";
    static final String DUMP_LOG = "dump.log";

    /** The upper layer of the overlay as it was, as it was saved before there was {@link #DIFF}. */
    static final String UPPER = "upper.tar";

    /** What the container is made from. */
    static final String CONFIG = "container.json";

    /** What the catalogue says. */
    static final String RECORD = "slipway.json";

    /** In the archive of a pod's checkpoint alone: which containers it has, each in a folder of its name. */
    static final String POD = "slipway-pod.json";

    private Members() {}

    /** The files of a volume. */
    static String volume(String name) {
        return VOLUMES + "/" + name + ".tar";
    }
}
