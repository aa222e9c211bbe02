package dev.slipway.gui.explorer;

import dev.slipway.gui.desk.Desk;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.CheckpointContentCalls;
import dev.slipway.protocol.call.CheckpointContentCalls.Rows;
import dev.slipway.protocol.model.CheckpointDetail;
import dev.slipway.protocol.model.CheckpointedProcess;
import dev.slipway.protocol.model.SavedBytes;
import dev.slipway.protocol.model.SavedDescriptor;
import dev.slipway.protocol.model.SavedEnvironment;
import dev.slipway.protocol.model.SavedFile;
import dev.slipway.protocol.model.SavedLogLine;
import dev.slipway.protocol.model.SavedMapping;
import dev.slipway.protocol.model.SavedMount;
import dev.slipway.protocol.model.SavedProcessDetail;
import dev.slipway.protocol.model.SavedSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks the helper what is in a checkpoint; as that never changes, each thing but memory is asked for once. JavaFX thread. */
final class CheckpointContent {
    /** The most rows that are told of anything. */
    static final int MOST = 10_000;

    private record Question(String method, Object params) {}

    private final Desk desk;
    private final String checkpoint;
    private final Map<Question, CompletableFuture<?>> answers = new HashMap<>();

    CheckpointContent(Desk desk, String checkpoint) {
        this.desk = desk;
        this.checkpoint = checkpoint;
    }

    /** Full id of the checkpoint. */
    String checkpoint() {
        return checkpoint;
    }

    CompletableFuture<CheckpointDetail> detail() {
        return once(CheckpointCalls.INSPECT, CheckpointCalls.ById.of(checkpoint));
    }

    CompletableFuture<List<CheckpointedProcess>> processes() {
        return once(CheckpointCalls.PROCESSES, CheckpointCalls.ById.of(checkpoint));
    }

    CompletableFuture<SavedProcessDetail> process(int pid) {
        return once(CheckpointContentCalls.PROCESS, new CheckpointContentCalls.OfProcess(checkpoint, pid));
    }

    CompletableFuture<List<SavedDescriptor>> descriptors(@Nullable Integer pid) {
        return once(CheckpointContentCalls.DESCRIPTORS, rows(pid));
    }

    CompletableFuture<List<SavedSocket>> sockets(@Nullable Integer pid) {
        return once(CheckpointContentCalls.SOCKETS, rows(pid));
    }

    CompletableFuture<List<SavedMapping>> memoryMap(int pid) {
        return once(CheckpointContentCalls.MEMORY_MAP, rows(pid));
    }

    CompletableFuture<List<SavedMount>> mounts(@Nullable Integer pid) {
        return once(CheckpointContentCalls.MOUNTS, rows(pid));
    }

    CompletableFuture<List<SavedEnvironment>> environment(@Nullable Integer pid) {
        return once(CheckpointContentCalls.ENVIRONMENT, rows(pid));
    }

    CompletableFuture<List<SavedFile>> files() {
        return once(CheckpointContentCalls.FILES, new CheckpointContentCalls.Files(checkpoint, null, null, null));
    }

    CompletableFuture<List<SavedLogLine>> log() {
        return once(CheckpointContentCalls.LOGS, new CheckpointContentCalls.Logs(checkpoint, null, null, null));
    }

    /** Bytes of memory, at most 65,536; asked for each time. Any thread. */
    CompletableFuture<SavedBytes> memory(int pid, long address, int length) {
        return desk.helper()
                .call(
                        CheckpointContentCalls.MEMORY,
                        new CheckpointContentCalls.Memory(checkpoint, pid, address, length));
    }

    /** The begin of a file that is kept in it. */
    CompletableFuture<CheckpointContentCalls.Content> read(SavedFile file, int length) {
        return desk.helper()
                .call(
                        CheckpointContentCalls.READ_FILE,
                        new CheckpointContentCalls.FileContent(checkpoint, file.place(), file.path(), null, length));
    }

    private Rows rows(@Nullable Integer pid) {
        return new Rows(checkpoint, pid, null, null);
    }

    /** What failed is asked for again the next time. */
    @SuppressWarnings("unchecked") // an answer is of the type of its question's method
    private <P, R> CompletableFuture<R> once(Call<P, R> call, P params) {
        Question question = new Question(call.method(), params);
        CompletableFuture<?> known = answers.get(question);
        if (known != null && !known.isCompletedExceptionally()) {
            return (CompletableFuture<R>) known;
        }
        CompletableFuture<R> asked = desk.helper().call(call, params);
        answers.put(question, asked);
        return asked;
    }
}
