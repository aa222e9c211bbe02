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

    /** Volumes, by their names. */
    public Path volumes() {
        return root.resolve("volumes");
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

    /** Its files, where what is below cannot be mounted under {@link #upper}. */
    Path copy(String id) {
        return bundle(id).resolve("copy");
    }

    /** An empty folder, in the place of the layers of an image that has none. */
    Path noLayer(String id) {
        return bundle(id).resolve("none");
    }

    /** Where root filesystems are mounted for a moment, to be looked at. */
    public Path views() {
        return runRoot.resolve("views");
    }

    /** What is not whole yet, and is deleted at the next opening. */
    public Path unfinished() {
        return root.resolve("unfinished");
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

    /** What the container, and those that share its network, see as {@code /etc/hosts}. */
    Path hosts(String id) {
        return run(id).resolve("hosts");
    }

    /** As {@link #hosts}, of {@code /etc/resolv.conf}. */
    Path resolvConf(String id) {
        return run(id).resolve("resolv.conf");
    }

    /** What the container sees as {@code /etc/hostname}. */
    Path hostname(String id) {
        return run(id).resolve("hostname");
    }

    /** What the container sees as {@code /run/.containerenv}. */
    Path environment(String id) {
        return run(id).resolve("containerenv");
    }

    /** What the containers that share the container's IPC namespace have as {@code /dev/shm}. */
    Path sharedMemory(String id) {
        return run(id).resolve("shm");
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

    /** Marks of cgroups. */
    public Path cgroupMarks() {
        return runRoot.resolve("cgroups");
    }

    /** Folders of exec sessions, by their ids. */
    public Path execs() {
        return runRoot.resolve("execs");
    }

    /** The folder of an exec session's run. */
    public Path exec(String session) {
        return execs().resolve(session);
    }

    /** The exit folder of an exec session's monitor. */
    public Path execExits(String session) {
        return exec(session).resolve("exit");
    }

    /** The file in which that writes how the session ended. */
    public Path execExit(String session, String container) {
        return execExits(session).resolve(container);
    }
}
