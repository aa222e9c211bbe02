package dev.slipway.runtime.cgroup;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files of one cgroup, of either version. */
final class CgroupFiles {
    private static final Path NOWHERE = Path.of("/nonexistent");
    private static final Descriptors NONE = new Descriptors(0);

    private final Cgroup cgroup;
    private final Descriptors descriptors;

    CgroupFiles(Cgroup cgroup, Descriptors descriptors) {
        this.cgroup = cgroup;
        this.descriptors = descriptors;
    }

    /** A file of the version 1 hierarchy of a controller. */
    KernelFile legacy(String controller, String name) {
        return file(cgroup.legacy(controller), name, descriptors);
    }

    /** As {@link #legacy}, one that is read seldom and so does not stay open. */
    KernelFile legacyOnce(String controller, String name) {
        return file(cgroup.legacy(controller), name, NONE);
    }

    /** A file of the version 2 hierarchy. */
    KernelFile unified(String name) {
        return file(cgroup.unified(), name, descriptors);
    }

    /** As {@link #unified}, one that is read seldom and so does not stay open. */
    KernelFile unifiedOnce(String name) {
        return file(cgroup.unified(), name, NONE);
    }

    private static KernelFile file(@Nullable Path folder, String name, Descriptors descriptors) {
        return new KernelFile((folder == null ? NOWHERE : folder).resolve(name), descriptors);
    }
}
