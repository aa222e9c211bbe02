package dev.slipway.gui.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.fx.Latest;
import dev.slipway.gui.task.Jobs;
import dev.slipway.gui.task.TaskEntry;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.Common;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A file of the user on its way to the helper or from it, as a task that can be cancelled. */
public final class Transfer {
    private static final int PIECE = 256 * 1024;

    private final Desk desk;
    private volatile boolean cancelled;
    private volatile @Nullable String job;

    private Transfer(Desk desk) {
        this.desk = desk;
    }

    /**
     * Sends a file. JavaFX thread.
     *
     * @param ask begins the job that takes it
     * @param done gets the job's result
     */
    public static void send(
            Desk desk,
            String title,
            Path file,
            Supplier<CompletableFuture<Common.Channel>> ask,
            Consumer<JsonNode> done,
            Consumer<Throwable> failed) {
        Transfer it = new Transfer(desk);
        it.begin(
                title,
                task -> it.send(
                        task, file, ask.get().join(), progress(task, Files.size(file)), Texts.get("phase.unpack")),
                done,
                failed);
    }

    /**
     * One of several files that go.
     *
     * @param ask begins the job that takes it
     */
    public record Piece(Path file, Supplier<CompletableFuture<Common.Channel>> ask) {}

    /** Sends files one after the other, as one task that ends with the first that can't go. JavaFX thread. */
    public static void sendAll(Desk desk, String title, List<Piece> pieces, Runnable done, Consumer<Throwable> failed) {
        Transfer it = new Transfer(desk);
        it.begin(title, task -> it.sendAll(task, pieces), none -> done.run(), failed);
    }

    /**
     * Writes what a job sends over its channel to a file, which is there once all of it is. JavaFX thread.
     *
     * @param ask begins the job
     */
    public static void receive(
            Desk desk,
            String title,
            Path file,
            Supplier<CompletableFuture<Common.Channel>> ask,
            Consumer<JsonNode> done) {
        Transfer it = new Transfer(desk);
        it.begin(title, task -> it.receive(task, file, ask.get().join()), done, desk.notices()::failed);
    }

    private interface Work {
        JsonNode run(TaskEntry task) throws IOException;
    }

    private void begin(String title, Work work, Consumer<JsonNode> done, Consumer<Throwable> failed) {
        TaskEntry task = desk.tasks().begin(title, this::cancel);
        var unused = desk.background()
                .run(
                        () -> work.run(task),
                        result -> {
                            Jobs.end(task, null);
                            done.accept(result);
                        },
                        failure -> {
                            Jobs.end(task, failure);
                            if (!Jobs.isCancelled(failure)) {
                                failed.accept(failure);
                            }
                        });
    }

    private void cancel() {
        cancelled = true;
        String begun = job;
        if (begun != null) {
            desk.jobs().cancel(begun);
        }
    }

    private JsonNode sendAll(TaskEntry task, List<Piece> pieces) throws IOException {
        long size = 0;
        for (Piece piece : pieces) {
            size += Files.size(piece.file());
        }
        LongConsumer progress = progress(task, size);
        long before = 0;
        for (Piece piece : pieces) {
            if (cancelled) {
                throw new CancellationException();
            }
            long sent = before;
            send(
                    task,
                    piece.file(),
                    piece.ask().get().join(),
                    bytes -> progress.accept(sent + bytes),
                    Texts.get("phase.write", String.valueOf(piece.file().getFileName())));
            before += Files.size(piece.file());
        }
        return NullNode.getInstance();
    }

    private JsonNode send(TaskEntry task, Path file, Common.Channel channel, LongConsumer progress, String afterwards)
            throws IOException {
        String begun = begun(channel, task);
        phase(task, Texts.get("phase.send"));
        try (InputStream in = Files.newInputStream(file);
                var upload = desk.helper().upload(token(channel))) {
            copy(in, upload.output(), progress);
            upload.end();
            phase(task, afterwards);
            return desk.jobs().await(begun).join();
        } catch (IOException e) {
            // the helper closes the channel when its job fails, and its reason says more than a broken pipe
            desk.jobs()
                    .await(begun)
                    .completeOnTimeout(NullNode.getInstance(), 2, TimeUnit.SECONDS)
                    .join();
            throw e;
        }
    }

    private JsonNode receive(TaskEntry task, Path file, Common.Channel channel) throws IOException {
        String begun = begun(channel, task);
        phase(task, Texts.get("phase.receive"));
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (InputStream in = desk.helper().download(token(channel));
                    OutputStream out = Files.newOutputStream(part)) {
                copy(in, out, bytes -> {});
            }
            JsonNode result = desk.jobs().await(begun).join();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return result;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private String begun(Common.Channel channel, TaskEntry task) throws IOException {
        String begun = channel.job();
        if (begun == null) {
            throw new IOException("the helper began no job");
        }
        job = begun;
        if (cancelled) {
            desk.jobs().cancel(begun);
        }
        desk.jobs().show(begun, task);
        return begun;
    }

    private static String token(Common.Channel channel) throws IOException {
        String token = channel.channel();
        if (token == null) {
            throw new IOException("the helper opened no channel");
        }
        return token;
    }

    private void copy(InputStream in, OutputStream out, LongConsumer progress) throws IOException {
        byte[] piece = new byte[PIECE];
        long total = 0;
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            if (cancelled) {
                throw new CancellationException();
            }
            out.write(piece, 0, read);
            total += read;
            progress.accept(total);
        }
    }

    private static LongConsumer progress(TaskEntry task, long size) {
        Latest<Double> newest = new Latest<>(
                FxThread.executor(), fraction -> task.fractionProperty().set(fraction));
        return sent -> newest.set(size <= 0 ? 1 : Math.min(1, (double) sent / size));
    }

    private static void phase(TaskEntry task, String text) {
        FxThread.run(() -> task.phaseProperty().set(text));
    }
}
