package dev.slipway.gui.logs;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** A file that lines are written to, whole or not at all. */
final class LogFile {
    private static final int STEP = 10_000;

    private LogFile() {}

    /**
     * Writes it, off the view's thread.
     *
     * @param progress told how much of it is written, 0 to 1
     * @throws CancellationException when it was cancelled
     */
    static void write(Path file, List<LogLine> lines, LogText form, DoubleConsumer progress, BooleanSupplier cancelled)
            throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(part)) {
                for (int i = 0; i < lines.size(); i++) {
                    if (i % STEP == 0) {
                        if (cancelled.getAsBoolean()) {
                            throw new CancellationException();
                        }
                        progress.accept((double) i / lines.size());
                    }
                    out.write(form.of(lines.get(i)));
                    out.write('\n');
                }
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
