package dev.slipway.runtime.container;

import java.nio.file.Path;

/**
 * Where the engine's files are.
 *
 * @param root what survives a reboot
 * @param runRoot what does not
 */
public record Layout(Path root, Path runRoot) {
    public Path lock() {
        return root.resolve("slipway.lock");
    }

    /** Root filesystem of infra containers. */
    public Path infraRootfs() {
        return root.resolve("infra").resolve("rootfs");
    }

    /** Holds the id of the boot in which the engine last ran. */
    public Path alive() {
        return runRoot.resolve("alive");
    }

    /** conmon's exit folder. */
    public Path exits() {
        return runRoot.resolve("exits");
    }

    public Path exit(String id) {
        return exits().resolve(id);
    }

    /** The OCI runtime's own root. */
    public Path runtimeRoot() {
        return runRoot.resolve("runc");
    }

    public Path namespaces() {
        return runRoot.resolve("netns");
    }

    public Path bundles() {
        return root.resolve("containers");
    }

    /** The folder conmon and the OCI runtime take as a container's bundle. */
    public Path bundle(String id) {
        return bundles().resolve(id);
    }

    public Path spec(String id) {
        return bundle(id).resolve("config.json");
    }

    public Path log(String id) {
        return bundle(id).resolve("ctr.log");
    }

    public Path upper(String id) {
        return bundle(id).resolve("upper");
    }

    public Path work(String id) {
        return bundle(id).resolve("work");
    }

    public Path runs() {
        return runRoot.resolve("containers");
    }

    /** The folder of a container's run. */
    public Path run(String id) {
        return runs().resolve(id);
    }

    public Path rootfs(String id) {
        return run(id).resolve("rootfs");
    }

    /** There while the root filesystem is mounted for somebody to look into. */
    Path mountMark(String id) {
        return run(id).resolve("mounted");
    }

    public Path pidFile(String id) {
        return run(id).resolve("pidfile");
    }

    public Path monitorPidFile(String id) {
        return run(id).resolve("conmon.pid");
    }

    /** conmon's persist folder. */
    public Path persist(String id) {
        return run(id).resolve("persist");
    }
}
