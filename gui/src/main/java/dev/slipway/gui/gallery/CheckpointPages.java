package dev.slipway.gui.gallery;

import dev.slipway.gui.checkpoint.CheckpointActions;
import dev.slipway.gui.checkpoint.CheckpointExplorer;
import dev.slipway.gui.checkpoint.CheckpointListView;
import dev.slipway.protocol.model.CheckpointDetail;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.CheckpointedProcess;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.Node;

/** Checkpoints in a list and from the inside. */
final class CheckpointPages {
    private static final Instant TAKEN = Instant.parse("2026-11-22T10:15:30Z");
    private static final CheckpointActions ACTIONS = new CheckpointActions() {
        @Override
        public void take() {}

        @Override
        public void open(CheckpointSummary checkpoint) {}

        @Override
        public void restore(CheckpointSummary checkpoint) {}

        @Override
        public void cloneFrom(CheckpointSummary checkpoint) {}

        @Override
        public void remove(CheckpointSummary checkpoint) {}
    };

    private CheckpointPages() {}

    static List<Page> all() {
        return List.of(
                new Page("Checkpoints", CheckpointPages::list),
                new Page(
                        "Checkpoints empty",
                        () -> CheckpointListView.byContainer(FXCollections.observableArrayList(), ACTIONS)),
                new Page("Checkpoint", CheckpointPages::explorer),
                new Page("Checkpoint failed", CheckpointPages::failed));
    }

    private static CheckpointSummary summary(int number, String container, List<String> options) {
        return new CheckpointSummary(
                "a1b2c3d4e5f6" + number,
                container + "-" + number,
                TAKEN.plusSeconds(number * 640L),
                container,
                container,
                number * 4_321_000L,
                options,
                null);
    }

    private static Node list() {
        return CheckpointListView.byContainer(
                FXCollections.observableArrayList(
                        summary(1, "redis", List.of("leaveRunning", "tcpEstablished")),
                        summary(2, "redis", List.of("leaveRunning")),
                        summary(3, "redis", List.of()),
                        summary(1, "web", List.of("fileLocks")),
                        summary(2, "web", List.of())),
                ACTIONS);
    }

    private static Node explorer() {
        CheckpointExplorer explorer = new CheckpointExplorer(ACTIONS);
        explorer.show(
                new CheckpointDetail(
                        summary(2, "redis", List.of("leaveRunning", "tcpEstablished")),
                        "/var/lib/slipway/checkpoints/a1b2c3d4e5f62",
                        Map.of("memory", 8_112_000L, "metadata", 91_000L, "files", 439_000L),
                        Map.of("kernel", "6.1.0", "architecture", "amd64", "criu", "4.1.1", "runtime", "runc 1.1.5"),
                        Map.of(
                                "freezing_time",
                                812L,
                                "frozen_time",
                                40_200L,
                                "memdump_time",
                                12_800L,
                                "pages_written",
                                1980L)),
                List.of(
                        process(1, 0, "redis-server", List.of("redis-server", "*:6379"), 4),
                        process(17, 1, "sh", List.of("/bin/sh", "-c", "while true; do sleep 1; done"), 1),
                        process(23, 17, "sleep", List.of("sleep", "1"), 1),
                        process(
                                18,
                                1,
                                "exporter",
                                List.of("redis_exporter", "--redis.addr", "redis://localhost:6379"),
                                9)));
        return explorer;
    }

    private static Node failed() {
        CheckpointExplorer explorer = new CheckpointExplorer(ACTIONS);
        explorer.fail("pstree.img is missing. Take the checkpoint again.", () -> {});
        return explorer;
    }

    private static CheckpointedProcess process(int pid, int parent, String comm, List<String> args, int threads) {
        List<Integer> tids = IntStream.range(pid, pid + threads).boxed().toList();
        return new CheckpointedProcess(pid, parent, pid, 1, comm, args, "alive", tids, 0, 0, pid * 345_000L);
    }
}
