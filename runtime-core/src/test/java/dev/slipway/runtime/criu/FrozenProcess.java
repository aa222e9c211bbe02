package dev.slipway.runtime.criu;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code /proc} tells of a process that is frozen, written down for later. */
final class FrozenProcess {
    private static final Pattern MAP = Pattern.compile("([0-9a-f]+)-([0-9a-f]+) (\\S{4}) ([0-9a-f]+) \\S+ \\d+ *(.*)");
    private static final Pattern TCP = Pattern.compile(
            " *\\d+: [0-9A-F]{8}:([0-9A-F]{4}) [0-9A-F]{8}:([0-9A-F]{4}) ([0-9A-F]{2}) [0-9A-F]{8}:([0-9A-F]{8}) .*");
    private static final Pattern LIMIT = Pattern.compile("(Max .{21}) (\\S+) +(\\S+) .*");

    final List<MapLine> maps = new ArrayList<>();
    final Map<String, String> status;
    final List<long[]> limits = new ArrayList<>();
    final Map<Integer, String> descriptors = new TreeMap<>();
    final Map<Integer, Map<String, String>> descriptorInfo = new HashMap<>();
    final Map<Integer, String> threads = new TreeMap<>();
    final List<Sample> samples = new ArrayList<>();
    final List<TcpLine> tcp = new ArrayList<>();
    final List<String> environment;
    final String exe;
    final String cwd;
    final int oomScore;

    /** A line of {@code maps}. */
    record MapLine(long start, long end, String permissions, long offset, String path) {}

    /** A TCP socket of {@code net/tcp}: states are of tcp(7), 1 is established, 10 listens. */
    record TcpLine(int localPort, int remotePort, int state, long receiveQueue) {}

    /** Bytes that memory had. */
    @SuppressWarnings("ArrayRecordComponent")
    record Sample(long address, byte[] bytes) {}

    FrozenProcess(int pid) throws IOException {
        Path proc = Path.of("/proc", String.valueOf(pid));
        for (String line : Files.readAllLines(proc.resolve("maps"))) {
            Matcher match = MAP.matcher(line);
            if (match.matches() && !match.group(5).equals("[vsyscall]")) {
                add(new MapLine(
                        Long.parseLong(match.group(1), 16),
                        Long.parseLong(match.group(2), 16),
                        match.group(3),
                        Long.parseLong(match.group(4), 16),
                        match.group(5)));
            }
        }
        status = pairs(proc.resolve("status"));
        for (String line : Files.readAllLines(proc.resolve("limits"))) {
            Matcher match = LIMIT.matcher(line);
            if (match.matches()) {
                limits.add(new long[] {limit(match.group(2)), limit(match.group(3))});
            }
        }
        for (Path fd : list(proc.resolve("fd"))) {
            int number = Integer.parseInt(fd.getFileName().toString());
            descriptors.put(number, Files.readSymbolicLink(fd).toString());
            descriptorInfo.put(number, pairs(proc.resolve("fdinfo").resolve(fd.getFileName())));
        }
        for (Path task : list(proc.resolve("task"))) {
            String[] ids = pairs(task.resolve("status")).get("NSpid").split("\t", -1);
            threads.put(
                    Integer.valueOf(ids[ids.length - 1]),
                    Files.readString(task.resolve("comm")).strip());
        }
        for (String line : Files.readAllLines(proc.resolve("net/tcp"))) {
            Matcher match = TCP.matcher(line);
            if (match.matches()) {
                tcp.add(new TcpLine(
                        Integer.parseInt(match.group(1), 16),
                        Integer.parseInt(match.group(2), 16),
                        Integer.parseInt(match.group(3), 16),
                        Long.parseLong(match.group(4), 16)));
            }
        }
        environment =
                List.of(new String(Files.readAllBytes(proc.resolve("environ")), StandardCharsets.UTF_8).split("\0"));
        exe = Files.readSymbolicLink(proc.resolve("exe")).toString();
        cwd = Files.readSymbolicLink(proc.resolve("cwd")).toString();
        oomScore =
                Integer.parseInt(Files.readString(proc.resolve("oom_score_adj")).strip());
    }

    /** CRIU takes the kernel's data for the vDSO as one area, which the kernel shows as two. */
    private void add(MapLine line) {
        int last = maps.size() - 1;
        if (line.path().equals("[vvar_vclock]") && maps.get(last).end() == line.start()) {
            MapLine first = maps.get(last);
            maps.set(last, new MapLine(first.start(), line.end(), first.permissions(), first.offset(), first.path()));
        } else {
            maps.add(line);
        }
    }

    private static long limit(String text) {
        return text.equals("unlimited") ? -1 : Long.parseLong(text);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static Map<String, String> pairs(Path file) throws IOException {
        Map<String, String> pairs = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                pairs.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return pairs;
    }

    /** A word of hexadecimal digits of its status. */
    long bits(String name) {
        return Long.parseUnsignedLong(status.get(name), 16);
    }

    /** Reads at random addresses of areas, each as likely as any other; what the kernel does not give is left out. */
    void sample(int pid, int count, Random random) throws IOException {
        List<MapLine> readable =
                maps.stream().filter(line -> !line.path().startsWith("[vvar")).toList();
        try (RandomAccessFile memory = new RandomAccessFile("/proc/" + pid + "/mem", "r")) {
            for (int tries = 0; samples.size() < count && tries < 20 * count; tries++) {
                MapLine area = readable.get(random.nextInt(readable.size()));
                long address = area.start() + random.nextLong(area.end() - area.start());
                byte[] bytes = new byte[(int) Math.min(1 + random.nextInt(300), area.end() - address)];
                try {
                    memory.seek(address);
                    int read = memory.read(bytes);
                    if (read > 0) {
                        samples.add(new Sample(address, Arrays.copyOf(bytes, read)));
                    }
                } catch (IOException e) {
                    // behind the end of a file
                }
            }
        }
    }
}
