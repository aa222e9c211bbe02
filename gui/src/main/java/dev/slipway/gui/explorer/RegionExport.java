package dev.slipway.gui.explorer;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.fx.Latest;
import dev.slipway.gui.hex.Addresses;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.task.Jobs;
import dev.slipway.gui.task.TaskEntry;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.SavedBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleConsumer;

/** A part of saved memory on its way into a file of the user, as a task that can be cancelled; what is in no image becomes zeros. */
final class RegionExport {
    private static final int PIECE = 64 * 1024;

    private final CheckpointContent content;
    private final int pid;
    private final long start;
    private final long end;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    private RegionExport(CheckpointContent content, int pid, long start, long end) {
        this.content = content;
        this.pid = pid;
        this.start = start;
        this.end = end;
    }

    /** Begins it. JavaFX thread. */
    static void begin(Desk desk, CheckpointContent content, int pid, long start, long end, Path file) {
        RegionExport it = new RegionExport(content, pid, start, end);
        TaskEntry task = desk.tasks()
                .begin(
                        Texts.get("task.exportMemory", Addresses.hex(start), Amounts.bytes(end - start)),
                        () -> it.cancelled.set(true));
        Latest<Double> progress = new Latest<>(
                FxThread.executor(), fraction -> task.fractionProperty().set(fraction));
        var unused = desk.background()
                .run(
                        () -> it.write(file, progress::set),
                        bytes -> {
                            Jobs.end(task, null);
                            desk.notices()
                                    .tell(
                                            Notice.Level.SUCCESS,
                                            Texts.get("explore.exported", Amounts.bytes(bytes)),
                                            file.toString());
                        },
                        failure -> {
                            Jobs.end(task, failure);
                            if (!Jobs.isCancelled(failure)) {
                                desk.notices().failed(failure);
                            }
                        });
    }

    /** The file is there once all of it is. */
    private long write(Path file, DoubleConsumer progress) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                for (long at = start; at < end; at += PIECE) {
                    if (cancelled.get()) {
                        throw new CancellationException();
                    }
                    SavedBytes piece = content.memory(pid, at, (int) Math.min(PIECE, end - at))
                            .join();
                    out.write(Base64.getDecoder().decode(piece.bytes()));
                    progress.accept((double) (at - start) / (end - start));
                }
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return end - start;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
