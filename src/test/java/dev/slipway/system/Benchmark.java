package dev.slipway.system;

import dev.slipway.protocol.call.ContainerCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Measures what a user waits for, beside the bare OCI runtime in the same run, and prints a table. */
public final class Benchmark {
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 60;
    private static final int MANY = 1000;
    private static final int STARTS = 5;

    private final HelperFolder folder;
    private final DemonstrationBundles bundles;
    private final BenchmarkTable table = new BenchmarkTable();

    private Benchmark(HelperFolder folder, DemonstrationBundles bundles) {
        this.folder = folder;
        this.bundles = bundles;
    }

    public static void main(String[] arguments) throws IOException {
        try (var test = TestFolder.create()) {
            var folder = new HelperFolder(test);
            try {
                new Benchmark(folder, DemonstrationBundles.in(test)).run();
            } finally {
                Rescue.sweep(folder);
            }
        }
    }

    private void run() throws IOException {
        try (var helper = HelperProcess.start(folder);
                var client = new Client(helper.connect())) {
            var quick = bundles.running("true", "/bin/true");
            lifeOfTrue(client, quick);
            listOfMany(client, helper, quick);
            if (System.getenv("DISPLAY") != null) {
                window();
            }
        }
        table.print();
    }

    private void lifeOfTrue(Client client, Path bundle) {
        var id = client.importInPlace(bundle, "true");
        var ours = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var through = Milliseconds.of(() -> {
                var container = client.create(id, null);
                client.start(container);
                client.awaitExit(container);
                client.remove(container);
            });
            var alone = Milliseconds.of(() -> bareRun(bundle));
            if (round >= 0) {
                ours.add(through);
                bare.add(alone);
            }
        }
        var ratio = Milliseconds.median(ours) / Milliseconds.median(bare);
        table.row("create, start, exit, remove of /bin/true", Milliseconds.median(ours), "ms");
        table.row("runc run of the same bundle", Milliseconds.median(bare), "ms");
        table.row("the first in terms of the second (at most 2.0)", ratio, "times");
    }

    private void bareRun(Path bundle) {
        Programs.run(
                "runc",
                "--root",
                folder.runRoot().resolve("bare").toString(),
                "run",
                "--bundle",
                bundle.toString(),
                "bare-true");
    }

    private void listOfMany(Client client, HelperProcess helper, Path bundle) throws IOException {
        var id = client.importInPlace(bundle, "many");
        var containers = new ArrayList<String>();
        var created = Milliseconds.of(() -> {
            for (var number = 0; number < MANY; number++) {
                containers.add(client.create(id, "many-" + number));
            }
        });
        var lists = new ArrayList<Double>();
        for (var round = -WARM_UP; round < ROUNDS; round++) {
            var took = Milliseconds.of(() -> client.call(ContainerCalls.LIST, ContainerCalls.ListQuery.ALL));
            if (round >= 0) {
                lists.add(took);
            }
        }
        table.row("container.list of 1,000 (at most 20)", Milliseconds.median(lists), "ms");
        table.row("create of one of 1,000", created / MANY, "ms");
        table.row("helper's resident memory with 1,000 (at most 200)", residentMebibytes(helper.pid()), "MiB");
        table.row("remove of 1,000", Milliseconds.of(() -> containers.forEach(client::remove)) / 1000, "s");
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
        table.row("workbench, command to first usable frame (at most 2500)", Milliseconds.median(starts), "ms");
        table.row("workbench's resident memory (at most 300)", resident, "MiB");
    }

    static double residentMebibytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }
}
