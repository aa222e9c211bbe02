package dev.slipway.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;

/**
 * Measures what a user waits for, beside the bare OCI runtime and podman in the same run, and prints a table. Takes the
 * names of those measurements that are wanted; all without any.
 */
public final class Benchmark {
    private static final int STARTS = 5;

    private final HelperFolder folder;
    private final DemonstrationBundles bundles;
    private final TestFolder test;
    private final Set<String> wanted;
    private final BenchmarkTable table = new BenchmarkTable();

    private Benchmark(HelperFolder folder, DemonstrationBundles bundles, TestFolder test, Set<String> wanted) {
        this.folder = folder;
        this.bundles = bundles;
        this.test = test;
        this.wanted = wanted;
    }

    public static void main(String[] arguments) throws IOException {
        try (var test = TestFolder.create()) {
            var folder = new HelperFolder(test);
            try {
                new Benchmark(folder, DemonstrationBundles.in(test), test, Set.of(arguments)).run();
                folder.network().remove();
            } finally {
                Rescue.sweep(folder);
            }
        }
    }

    private void run() throws IOException {
        var quick = bundles.running("true", "/bin/true");
        var slow = bundles.running("sleep", "/bin/sleep", "1000");
        try (var helper = HelperProcess.start(folder);
                var client = new Client(helper.connect());
                var peer = new Peer(test.resolve("peers"), Path.of("/run/slipway-" + test.shortName()), quick)) {
            var quickId = client.importInPlace(quick, "true");
            var slowId = client.importInPlace(slow, "sleep");
            if (isWanted("life")) {
                LifeBenchmark.measure(client, quickId, peer, table);
            }
            if (isWanted("exits")) {
                ExitsBenchmark.measure(client, slowId, table);
            }
            if (isWanted("exec")) {
                ExecBenchmark.measure(folder, client, slowId, peer, table);
            }
            if (isWanted("starts")) {
                StartsBenchmark.measure(helper, client, slowId, peer, table);
            }
            if (isWanted("pods")) {
                PodBenchmark.measure(client, slowId, peer, table);
            }
            if (isWanted("networks")) {
                NetworkBenchmark.measure(client, slowId, folder.network().name(), peer, table);
            }
            if (isWanted("images")) {
                ImageBenchmark.measure(client, folder, quick, peer, table);
            }
            if (isWanted("checkpoints")) {
                CheckpointBenchmark.measure(client, folder, slow, test.resolve("checkpoints"), table);
                LargeCheckpointBenchmark.measure(
                        client, LargeCheckpointBenchmark.bundle(bundles), test.resolve("checkpoints"), table);
            }
            if (isWanted("statistics")) {
                StatisticsBenchmark.measure(helper, client, slowId, table);
            }
            if (isWanted("watch")) {
                WatchBenchmark.measure(helper, client, slowId, table);
            }
            if (isWanted("many")) {
                ManyBenchmark.measure(helper, client, slowId, peer, table);
            }
            if (isWanted("window") && System.getenv("DISPLAY") != null) {
                window();
            }
            if (isWanted("flood") && System.getenv("DISPLAY") != null) {
                LogFloodBenchmark.measure(table);
            }
        }
        table.print();
    }

    private boolean isWanted(String measurement) {
        return wanted.isEmpty() || wanted.contains(measurement);
    }

    private void window() throws IOException {
        var starts = new ArrayList<Double>();
        var resident = 0.0;
        for (var round = -2; round < STARTS; round++) {
            var start = WorkbenchStart.measure(folder.socket(), folder.output().resolveSibling("workbench.log"));
            if (round >= 0) {
                starts.add(start.milliseconds());
                resident = Math.max(resident, start.residentMebibytes());
            }
        }
        table.row("workbench, command to first usable frame", Milliseconds.median(starts), "ms", "at most 2500");
        table.row("workbench's resident memory", resident, "MiB", "at most 300");
    }

    static double residentMebibytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }
}
