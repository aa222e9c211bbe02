package dev.slipway.runtime.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads processes from cgroups and {@code /proc}, without starting one. */
public final class ProcessTable {
    /** Clock ticks a second in what the kernel shows to programs, on every architecture Linux has today. */
    private static final long TICKS = 100;

    private static final int USER_TIME = 14 - 3;
    private static final int KERNEL_TIME = 15 - 3;

    /** Pids in a cgroup and those below it, ascending; empty if it is gone. */
    public List<Integer> pids(Path cgroup) {
        List<Integer> pids = new ArrayList<>();
        try (Stream<Path> folders = Files.walk(cgroup)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                for (String line : Files.readAllLines(folder.resolve("cgroup.procs"))) {
                    pids.add(Integer.parseInt(line));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return pids.stream().sorted().toList();
        }
        return pids.stream().sorted().toList();
    }

    /** What the kernel shows of these processes now; those that are gone are left out. */
    public List<ProcessEntry> read(List<Integer> pids) {
        return pids.stream().map(ProcessTable::read).flatMap(Optional::stream).toList();
    }

    private static Optional<ProcessEntry> read(int pid) {
        Path folder = Path.of("/proc", Integer.toString(pid));
        try {
            String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
            Map<String, String> status = status(folder.resolve("status"));
            String name = status.getOrDefault("Name", "");
            long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[KERNEL_TIME]);
            return Optional.of(new ProcessEntry(
                    pid,
                    number(status, "PPid"),
                    lastNumber(status.getOrDefault("NSpid", Integer.toString(pid))),
                    number(status, "Uid"),
                    fields[0],
                    number(status, "Threads"),
                    Duration.ofMillis(ticks * 1000 / TICKS),
                    number(status, "VmRSS") * 1024L,
                    name,
                    command(folder.resolve("cmdline"), name)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> status(Path file) throws IOException {
        Map<String, String> status = new HashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                status.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return status;
    }

    /** The first number of a field; 0 where the kernel shows none, as of the memory of a zombie. */
    private static int number(Map<String, String> status, String field) {
        String first = status.getOrDefault(field, "0").split("\\s+", 2)[0];
        return Integer.parseUnsignedInt(first.isEmpty() ? "0" : first);
    }

    private static int lastNumber(String numbers) {
        String[] each = numbers.split("\\s+", -1);
        return Integer.parseInt(each[each.length - 1]);
    }

    private static String command(Path file, String name) throws IOException {
        String command = Files.readString(file, StandardCharsets.ISO_8859_1);
        String spaced = new String(command.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                .replace('\0', ' ')
                .strip();
        return spaced.isEmpty() ? "[" + name + "]" : spaced;
    }
}
