package dev.slipway.runtime.os;

import jnr.ffi.Pointer;
import jnr.ffi.annotations.In;
import jnr.ffi.annotations.Out;

/** Keeps the C library's calls to this package. */
final class LibC {
    private LibC() {}

    /**
     * The calls of the C library that the JDK lacks, bound by jnr-ffi; see section 2 of the manual for each. Public
     * because jnr-ffi implements it from another class loader.
     */
    public interface Calls {
        int mount(String source, String target, String type, long flags, String data);

        int umount2(String target, int flags);

        int unshare(int flags);

        int open(String path, int flags, int mode);

        int close(int descriptor);

        int fcntl(int descriptor, int command, int argument);

        long read(int descriptor, @Out byte[] buffer, long length);

        long write(int descriptor, @In byte[] buffer, long length);

        int flock(int descriptor, int operation);

        int pipe2(@Out int[] descriptors, int flags);

        int poll(Pointer descriptors, long count, int milliseconds);

        int eventfd(int initial, int flags);

        int inotify_init1(int flags);

        int inotify_add_watch(int descriptor, String path, int mask);

        int inotify_rm_watch(int descriptor, int watch);

        int kill(int pid, int signal);

        int waitpid(int pid, @Out int[] status, int options);

        int socket(int domain, int type, int protocol);

        int connect(int descriptor, Pointer address, int length);

        int shutdown(int descriptor, int how);

        int ioctl(int descriptor, long request, Pointer argument);

        int renameat2(int oldFolder, String oldPath, int newFolder, String newPath, int flags);

        long lgetxattr(String path, String name, @Out byte[] value, long size);

        int lsetxattr(String path, String name, @In byte[] value, long size, int flags);

        /** Only for pidfd_open(2), which the C library does not wrap everywhere. */
        long syscall(long number, long first, long second);

        /** Only for openat2(2), which the C library does not wrap. */
        long syscall(long number, long folder, String path, Pointer how, long size);

        int posix_spawnp(
                @Out int[] pid, String program, Pointer actions, Pointer attributes, Pointer argv, Pointer envp);

        int posix_spawn_file_actions_init(Pointer actions);

        int posix_spawn_file_actions_destroy(Pointer actions);

        int posix_spawn_file_actions_addopen(Pointer actions, int descriptor, String path, int flags, int mode);

        int posix_spawn_file_actions_adddup2(Pointer actions, int from, int to);

        int posix_spawn_file_actions_addclosefrom_np(Pointer actions, int from);

        int posix_spawn_file_actions_addchdir_np(Pointer actions, String path);

        int posix_spawnattr_init(Pointer attributes);

        int posix_spawnattr_destroy(Pointer attributes);

        int posix_spawnattr_setflags(Pointer attributes, short flags);

        int posix_spawnattr_setpgroup(Pointer attributes, int group);

        int posix_spawnattr_setsigmask(Pointer attributes, Pointer mask);

        int sigemptyset(Pointer set);

        String strerror(int error);
    }
}
