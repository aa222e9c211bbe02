package dev.slipway.runtime.cgroup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The process of a cgroup that has the most memory.
 *
 * @param pid on the host
 * @param name as the kernel has it, at most 15 characters
 * @param memory resident bytes
 */
public record BiggestProcess(int pid, String name, long memory) {
    private static final int MOST = 1_000;
    private static final byte[] NAME = KernelText.word("Name:");
    private static final byte[] RESIDENT = KernelText.word("VmRSS:");
    private static final long BYTES_PER_KIB = 1024;

    /**
     * The biggest now, of the first thousand.
     *
     * @param cgroup folder that lists the processes
     * @param proc where proc(5) is mounted
     * @return empty if there is none that has memory
     */
    static Optional<BiggestProcess> of(Path cgroup, Path proc) {
        BiggestProcess biggest = null;
        KernelText text = KernelText.small();
        for (String pid : pids(cgroup)) {
            try (FileChannel status = FileChannel.open(proc.resolve(pid).resolve("status"))) {
                text.load(status);
            } catch (IOException e) {
                continue; // it is gone
            }
            String name = "";
            long memory = 0;
            while (text.nextLine()) {
                if (text.skip(NAME)) {
                    name = text.rest();
                } else if (text.skip(RESIDENT)) {
                    memory = text.number() * BYTES_PER_KIB;
                }
            }
            if (memory > (biggest == null ? 0 : biggest.memory)) {
                biggest = new BiggestProcess(Integer.parseInt(pid), name, memory);
            }
        }
        return Optional.ofNullable(biggest);
    }

    private static List<String> pids(Path cgroup) {
        try {
            List<String> pids = Files.readAllLines(cgroup.resolve("cgroup.procs"));
            return pids.subList(0, Math.min(MOST, pids.size()));
        } catch (IOException e) {
            return List.of();
        }
    }
}
