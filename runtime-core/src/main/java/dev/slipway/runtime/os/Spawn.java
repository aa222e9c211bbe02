package dev.slipway.runtime.os;

import dev.slipway.runtime.error.EngineException;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import jnr.ffi.Pointer;

/**
 * Starts children with posix_spawn(3): with exactly the descriptors named, no signal blocked, in a process group of
 * their own. Unlike ProcessBuilder it can give descriptor 3, and takes no thread for each child.
 */
final class Spawn {
    private static final int ACTIONS_SIZE = 256;
    private static final int ATTRIBUTES_SIZE = 512;
    private static final int SIGNALS_SIZE = 128;
    private static final short SETPGROUP = 2;
    private static final short SETSIGMASK = 8;

    private Spawn() {}

    /**
     * Starts the program with {@code descriptors[n]} as its descriptor n, -1 for the null device, and none above.
     *
     * @return its pid, which the caller waits for
     * @throws EngineException of the program's kind if it cannot be run
     */
    static int start(Program program, int... descriptors) throws IOException {
        Pointer actions = Native.memory(ACTIONS_SIZE);
        Pointer attributes = Native.memory(ATTRIBUTES_SIZE);
        Pointer noSignals = Native.memory(SIGNALS_SIZE);
        succeed(Native.C.posix_spawn_file_actions_init(actions));
        succeed(Native.C.posix_spawnattr_init(attributes));
        try {
            for (int number = 0; number < descriptors.length; number++) {
                succeed(
                        descriptors[number] < 0
                                ? Native.C.posix_spawn_file_actions_addopen(
                                        actions, number, "/dev/null", Native.O_RDWR, 0)
                                : Native.C.posix_spawn_file_actions_adddup2(actions, descriptors[number], number));
            }
            succeed(Native.C.posix_spawn_file_actions_addclosefrom_np(actions, descriptors.length));
            if (program.folder() != null) {
                succeed(Native.C.posix_spawn_file_actions_addchdir_np(
                        actions, program.folder().toString()));
            }
            Native.C.sigemptyset(noSignals);
            succeed(Native.C.posix_spawnattr_setsigmask(attributes, noSignals));
            succeed(Native.C.posix_spawnattr_setpgroup(attributes, 0));
            succeed(Native.C.posix_spawnattr_setflags(attributes, (short) (SETPGROUP | SETSIGMASK)));
            return spawn(program, actions, attributes);
        } finally {
            Native.C.posix_spawnattr_destroy(attributes);
            Native.C.posix_spawn_file_actions_destroy(actions);
        }
    }

    private static int spawn(Program program, Pointer actions, Pointer attributes) {
        List<String> environment = new ArrayList<>();
        program.environment().forEach((name, value) -> environment.add(name + "=" + value));
        int[] pid = new int[1];
        Pointer argv = Native.strings(program.command());
        Pointer envp = Native.strings(environment);
        int error;
        try {
            error = Native.C.posix_spawnp(pid, program.name(), actions, attributes, argv, envp);
        } finally {
            Reference.reachabilityFence(argv);
            Reference.reachabilityFence(envp);
        }
        if (error != 0) {
            throw EngineException.of(
                            program.failure(), "could not run " + program.name() + ": " + Native.C.strerror(error))
                    .hint("Install the program that is missing, or correct its path in the configuration.");
        }
        return pid[0];
    }

    private static void succeed(int error) throws IOException {
        if (error != 0) {
            throw Native.failure("posix_spawn", error);
        }
    }

    /** Waits for a child of ours to end: its exit status, or 128 + the signal that ended it. */
    static int reap(int pid) throws IOException {
        int[] status = new int[1];
        while (Native.C.waitpid(pid, status, 0) < 0) {
            if (Native.error() != Native.EINTR) {
                throw Native.failure("waitpid", Native.error());
            }
        }
        int signal = status[0] & 0x7f;
        return signal == 0 ? (status[0] >> 8) & 0xff : 128 + signal;
    }
}
