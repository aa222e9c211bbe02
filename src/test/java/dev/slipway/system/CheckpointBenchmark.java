package dev.slipway.system;

import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.CheckpointCallsCreateBuilder;
import dev.slipway.protocol.call.CheckpointCallsRestoreBuilder;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small container saved and restored, in turn with the bare OCI runtime; then with an archive, and podman's. */
final class CheckpointBenchmark {
    private static final String IMAGE = "localhost/saved:latest";
    private static final List<String> COMMAND = List.of("/bin/sleep", "100000");
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 30;
    private static final int ARCHIVES = 15;

    private CheckpointBenchmark() {}

    /**
     * @param bundle what sleeps
     * @param work a folder of its own
     */
    static void measure(Client client, HelperFolder folder, Path bundle, Path work, BenchmarkTable table)
            throws IOException {
        besideTheRuntime(client, bundle, work, table);
        try {
            ImageBenchmark.importRootfs(client, bundle, IMAGE, COMMAND);
            besidePodman(client, folder.store(), Files.createDirectories(work.resolve("archives")), table);
        } finally {
            folder.store().release();
        }
    }

    private static void besideTheRuntime(Client client, Path bundle, Path work, BenchmarkTable table)
            throws IOException {
        var saved = new ArrayList<Double>();
        var restored = new ArrayList<Double>();
        var bareSaved = new ArrayList<Double>();
        var bareRestored = new ArrayList<Double>();
        var container = client.create(client.importInPlace(bundle, "saved"), "saved");
        client.start(container);
        try (var bare =
                new BareContainer(work.resolve("bare"), bundle, work.getParent().getFileName() + "-bare")) {
            for (var round = -WARM_UP; round < ROUNDS; round++) {
                var through = Milliseconds.of(() -> take(client, "saved", "small", false));
                var back = Milliseconds.of(() -> restore(client, "small"));
                remove(client, "small");
                var images = new Path[1];
                var number = round;
                var alone = Milliseconds.of(() -> images[0] = bare.checkpoint("images" + number, false));
                var backAlone = Milliseconds.of(() -> bare.restore(images[0]));
                if (round >= 0) {
                    saved.add(through);
                    restored.add(back);
                    bareSaved.add(alone);
                    bareRestored.add(backAlone);
                }
            }
        } finally {
            client.remove(container);
        }
        row(table, "checkpoint of a small container", saved, bareSaved, "at most 1.3");
        row(table, "restore of a small container", restored, bareRestored, "at most 1.3");
    }

    /** Ours and the bare runtime's, and how many times as long ours took. */
    static void row(BenchmarkTable table, String what, List<Double> ours, List<Double> bare, String aim) {
        var base = Milliseconds.median(bare);
        table.row(what, Milliseconds.median(ours), base, null, "ms", "");
        table.row("the same in terms of runc", Milliseconds.median(ours) / base, 1.0, null, "times", aim);
    }

    private static void besidePodman(Client client, TestStore store, Path archives, BenchmarkTable table)
            throws IOException {
        var request = ContainerCallsCreateBuilder.builder()
                .image(IMAGE)
                .name("exported")
                .networks(List.of())
                .build();
        var container = client.call(ContainerCalls.CREATE, request).id();
        client.start(container);
        store.podman(
                "run",
                "--detach",
                "--name=exported",
                "--network=none",
                "--ulimit=nofile=1024:4096",
                "--ulimit=nproc=4096:4096",
                IMAGE);
        var ours = new ArrayList<Double>();
        var podman = new ArrayList<Double>();
        var restored = new ArrayList<Double>();
        var podmanRestored = new ArrayList<Double>();
        try {
            for (var round = -ARCHIVES / 3; round < ARCHIVES; round++) {
                var archive = archives.resolve(round + ".tar.zst");
                var through = Milliseconds.of(() -> {
                    take(client, "exported", "small", false);
                    export(client, "small", archive);
                });
                var back = Milliseconds.of(() -> restore(client, "small"));
                remove(client, "small");
                var theirs = archives.resolve(round + "-podman.tar.zst").toString();
                var others = Milliseconds.of(
                        () -> store.podman("container", "checkpoint", "--keep", "--export=" + theirs, "exported"));
                var othersBack = Milliseconds.of(() -> store.podman("container", "restore", "exported"));
                if (round >= 0) {
                    ours.add(through);
                    podman.add(others);
                    restored.add(back);
                    podmanRestored.add(othersBack);
                }
            }
        } finally {
            store.podman("rm", "--force", "--time=0", "exported");
            client.remove(container);
        }
        besidePodman(table, "checkpoint with export", ours, podman, "at most 0.7");
        besidePodman(table, "restore of that container", restored, podmanRestored, "at most 1");
    }

    private static void besidePodman(
            BenchmarkTable table, String what, List<Double> ours, List<Double> podman, String aim) {
        var base = Milliseconds.median(podman);
        table.row(what, Milliseconds.median(ours), null, base, "ms", "");
        table.row("the same in terms of podman's", Milliseconds.median(ours) / base, null, 1.0, "times", aim);
    }

    static void take(Client client, String container, String name, boolean leaveRunning) {
        var request = CheckpointCallsCreateBuilder.builder()
                .container(container)
                .name(name)
                .leaveRunning(leaveRunning)
                .build();
        client.result(client.call(CheckpointCalls.CREATE, request).job(), CheckpointCalls.Taken.class);
    }

    static void restore(Client client, String checkpoint) {
        var request = CheckpointCallsRestoreBuilder.builder()
                .checkpoint(checkpoint)
                .mode("inPlace")
                .build();
        client.result(client.call(CheckpointCalls.RESTORE, request).job(), Common.Named.class);
    }

    static void remove(Client client, String checkpoint) {
        client.call(CheckpointCalls.REMOVE, CheckpointCalls.ById.of(checkpoint));
    }

    private static void export(Client client, String checkpoint, Path archive) {
        var begun = client.call(CheckpointCalls.EXPORT, new CheckpointCalls.Export(checkpoint, "zstd"));
        try (var channel = client.connection().openChannel(begun.channel())) {
            Files.copy(channel.input(), archive);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        client.result(begun.job(), CheckpointCalls.Exported.class);
    }
}
