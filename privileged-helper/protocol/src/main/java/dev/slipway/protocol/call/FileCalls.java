package dev.slipway.protocol.call;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of containers, in forms that volumes share. A path is one of the container: nothing leads out of its root. */
public final class FileCalls {
    private FileCalls() {}

    public static final Call<Page, Changes> CHANGES =
            Call.of("container.changes", Page.class, Changes.class, "What it has otherwise than what it was made of.");
    public static final Call<Common.Id, Common.Channel> EXPORT = Call.of(
            "container.export", Common.Id.class, Common.Channel.class, "All its files as a tar, over a channel.");
    public static final Call<Commit, Common.JobStarted> COMMIT = Call.of(
            "container.commit",
            Commit.class,
            Common.JobStarted.class,
            "Makes an image of it; the job gives id and name.");
    public static final Call<Folder, Entries> FILES =
            Call.of("container.files", Folder.class, Entries.class, "What is in a folder, by name.");
    public static final Call<File, Reading> READ = Call.of(
            "container.files.read",
            File.class,
            Reading.class,
            "A file's bytes, or a folder with all in it as a tar, over a channel.");
    public static final Call<Put, Common.Channel> PUT = Call.of(
            "container.files.put", Put.class, Common.Channel.class, "Writes a file from what comes over a channel.");

    /**
     * A part of what there is to tell of a container.
     *
     * @param limit at most so many; absent for 10,000
     * @param after path of the last one that was told before
     */
    public record Page(
            String id, @Nullable Integer limit, @Nullable String after) {}

    /**
     * Changes, each folder before what is in it.
     *
     * @param more whether there are more after these
     */
    public record Changes(List<Change> changes, boolean more) {}

    /**
     * A change.
     *
     * @param path absolute, in the container
     * @param kind {@code added changed deleted}; a folder is changed too where a change is within it
     */
    public record Change(String path, String kind) {}

    /**
     * The image to make.
     *
     * @param image its name, {@code web} or {@code localhost/web:1}; taken from an image that has it
     * @param pause whether the container is paused while its files are read; absent is false
     */
    public record Commit(
            String id,
            String image,
            @Nullable String author,
            @Nullable String message,
            @Nullable Boolean pause) {}

    /**
     * A folder to look into.
     *
     * @param path absolute; a link at its end is followed
     * @param limit at most so many; absent for 10,000
     * @param after name of the last one that was told before
     */
    public record Folder(
            String id,
            String path,
            @Nullable Integer limit,
            @Nullable String after) {}

    /**
     * What is in a folder.
     *
     * @param more whether there are more after these
     */
    public record Entries(List<Entry> entries, boolean more) {}

    /**
     * A file in a folder.
     *
     * @param kind {@code file folder link device pipe socket}
     * @param size bytes
     * @param mode permissions, octal: {@code 0644}
     * @param uid the host's number of its owner
     * @param gid the host's number of its group
     * @param target where a link leads to
     */
    public record Entry(
            String name,
            String kind,
            long size,
            String mode,
            int uid,
            int gid,
            Instant modified,
            @Nullable String target) {}

    /** {@code path} is absolute; a link at its end is followed. */
    public record File(String id, String path) {}

    /**
     * What will come.
     *
     * @param kind {@code file}, as it is, or {@code folder}, as a tar
     * @param size bytes of a file; absent for a folder
     * @param job whether it came whole
     */
    public record Reading(
            String channel,
            String job,
            String kind,
            @Nullable Long size) {}

    /**
     * A file to write. One that is there keeps its owner and mode where no others are given.
     *
     * @param path absolute; its folder must be there, and no link is followed at its end
     * @param uid in the container; absent for root's with a new file
     * @param gid as {@code uid}
     * @param mode octal, {@code 0755}; absent for 0644 with a new file
     */
    public record Put(
            String id,
            String path,
            @Nullable Integer uid,
            @Nullable Integer gid,
            @Nullable String mode) {}
}
