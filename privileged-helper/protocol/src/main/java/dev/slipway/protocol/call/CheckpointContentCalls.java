package dev.slipway.protocol.call;

import dev.slipway.protocol.model.SavedBytes;
import dev.slipway.protocol.model.SavedDescriptor;
import dev.slipway.protocol.model.SavedDiff;
import dev.slipway.protocol.model.SavedEnvironment;
import dev.slipway.protocol.model.SavedFile;
import dev.slipway.protocol.model.SavedLogLine;
import dev.slipway.protocol.model.SavedMapping;
import dev.slipway.protocol.model.SavedMount;
import dev.slipway.protocol.model.SavedProcessDetail;
import dev.slipway.protocol.model.SavedSearch;
import dev.slipway.protocol.model.SavedSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in a checkpoint, and what two have otherwise, or one and a container that runs. Only what is asked for is read. What is damaged is the error
 * CHECKPOINT, which names the image.
 */
public final class CheckpointContentCalls {
    private CheckpointContentCalls() {}

    public static final Call<OfProcess, SavedProcessDetail> PROCESS = Call.of(
            "checkpoint.process", OfProcess.class, SavedProcessDetail.class, "Everything known of a saved process.");
    public static final Call<Rows, List<SavedDescriptor>> DESCRIPTORS = Call.listing(
            "checkpoint.descriptors", Rows.class, SavedDescriptor.class, "Open descriptors, by process and number.");
    public static final Call<Rows, List<SavedSocket>> SOCKETS =
            Call.listing("checkpoint.sockets", Rows.class, SavedSocket.class, "Sockets, each once, with who has them.");
    public static final Call<Rows, List<SavedMapping>> MEMORY_MAP = Call.listing(
            "checkpoint.memoryMap", Rows.class, SavedMapping.class, "Areas of memory, by process and address.");
    public static final Call<Rows, List<SavedMount>> MOUNTS =
            Call.listing("checkpoint.mounts", Rows.class, SavedMount.class, "Mounts, each after the one it is on.");
    public static final Call<Rows, List<SavedEnvironment>> ENVIRONMENT =
            Call.listing("checkpoint.environment", Rows.class, SavedEnvironment.class, "Environments, by process.");
    public static final Call<Files, List<SavedFile>> FILES =
            Call.listing("checkpoint.files", Files.class, SavedFile.class, "Files that are kept in it, by place.");
    public static final Call<FileContent, Content> READ_FILE =
            Call.of("checkpoint.files.read", FileContent.class, Content.class, "A part of a file that is kept in it.");
    public static final Call<Memory, SavedBytes> MEMORY =
            Call.of("checkpoint.memory", Memory.class, SavedBytes.class, "Bytes of a saved process's memory.");
    public static final Call<Search, Searched> SEARCH =
            Call.of("checkpoint.search", Search.class, Searched.class, "Looks for a pattern in saved memory.");
    public static final Call<Logs, List<SavedLogLine>> LOGS =
            Call.listing("checkpoint.logs", Logs.class, SavedLogLine.class, "Lines of CRIU's log of the dump.");
    public static final Call<Diff, Compared> DIFF = Call.of(
            "checkpoint.diff",
            Diff.class,
            Compared.class,
            "What two checkpoints have otherwise, or a checkpoint and a container that runs.");

    /**
     * A process of a checkpoint.
     *
     * @param pid as seen in the container; INVALID_ARGUMENT if it has none of this number
     */
    public record OfProcess(String checkpoint, int pid) {}

    /**
     * Rows of a checkpoint. They never change, so that a client may ask for them part by part.
     *
     * @param pid only those of this process; absent for all. INVALID_ARGUMENT if there is none of this number
     * @param limit at most so many; absent for 10,000, the most. Rows with much text are fewer; there are no more when
     *     there are none
     * @param after how many were told before; absent for none
     */
    public record Rows(
            String checkpoint,
            @Nullable Integer pid,
            @Nullable Integer limit,
            @Nullable Integer after) {
        /** The first 10,000 of all processes. */
        public static Rows of(String checkpoint) {
            return new Rows(checkpoint, null, null, null);
        }

        /** The first 10,000 of one process. */
        public static Rows of(String checkpoint, int pid) {
            return new Rows(checkpoint, pid, null, null);
        }
    }

    /**
     * Files of a checkpoint.
     *
     * @param place as of {@link SavedFile}; absent for all
     * @param limit as of {@link Rows}
     * @param after as of {@link Rows}
     */
    public record Files(
            String checkpoint,
            @Nullable String place,
            @Nullable Integer limit,
            @Nullable Integer after) {}

    /**
     * A part of a file.
     *
     * @param place as of {@link SavedFile}
     * @param path as of {@link SavedFile}; no link is followed
     * @param offset bytes from its begin; absent for 0
     * @param length at most so many bytes; absent for 65,536, and no more than 1,048,576
     */
    public record FileContent(
            String checkpoint,
            String place,
            String path,
            @Nullable Long offset,
            @Nullable Integer length) {}

    /**
     * What was read of a file.
     *
     * @param bytes base64
     * @param size bytes of the whole file
     */
    public record Content(String bytes, long size) {}

    /**
     * A part of the memory of a process.
     *
     * @param address of the first byte, which need not begin a page
     * @param length 1 to 65,536 bytes
     */
    public record Memory(String checkpoint, int pid, long address, int length) {}

    /**
     * What to look for. A match may lie across pages that follow each other, not across a part that is in no image.
     *
     * @param pattern what is to be found: 1 to 1024 characters
     * @param kind {@code text}, its UTF-8 as it is; {@code regex}, a regular expression of java.util.regex over bytes, of
     *     which each is a character from 0 to 255, and matches of at most 4,096 bytes are found; {@code hex}, bytes in
     *     hexadecimal with or without spaces. Absent is text
     * @param pids of which processes; absent for all
     * @param limit at most so many hits, 1 to 10,000; absent for 1,000
     */
    public record Search(
            String checkpoint,
            String pattern,
            @Nullable String kind,
            @Nullable List<Integer> pids,
            @Nullable Integer limit) {}

    /**
     * What a search gave: a large one is a job that can be cancelled, and gives a {@link SavedSearch} when it has ended.
     *
     * @param job present where {@code found} is not
     */
    public record Searched(@Nullable String job, @Nullable SavedSearch found) {}

    /**
     * Which lines.
     *
     * @param level only those as bad as {@code error} or {@code warning}; absent for all
     * @param limit at most so many; absent for 10,000, the most
     * @param after number of the last one that was told before; absent for 0
     */
    public record Logs(
            String checkpoint,
            @Nullable String level,
            @Nullable Integer limit,
            @Nullable Integer after) {}

    /**
     * Which two.
     *
     * @param from the earlier checkpoint
     * @param to the later checkpoint, or a container that runs, by id or name; a checkpoint goes before a container of the
     *     same name
     * @param what of {@code process environment descriptors sockets memory limits credentials files mounts pages};
     *     absent for all but pages, for which all memory is read
     */
    public record Diff(String from, String to, @Nullable List<String> what) {}

    /**
     * What a comparison gave: one of pages, and one with a container, is a job that can be cancelled, and gives a {@link
     * SavedDiff} when it has ended.
     *
     * @param job present where {@code diff} is not
     */
    public record Compared(@Nullable String job, @Nullable SavedDiff diff) {}
}
