package dev.slipway.protocol.call;

import dev.slipway.protocol.model.VolumeDetail;
import dev.slipway.protocol.model.VolumeSummary;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Volumes. */
public final class VolumeCalls {
    private VolumeCalls() {}

    public static final Call<Create, Common.Named> CREATE =
            Call.of("volume.create", Create.class, Common.Named.class, "Makes a volume.");
    public static final Call<ListQuery, List<VolumeSummary>> LIST =
            Call.listing("volume.list", ListQuery.class, VolumeSummary.class, "Volumes, oldest first.");
    public static final Call<Inspect, VolumeDetail> INSPECT =
            Call.of("volume.inspect", Inspect.class, VolumeDetail.class, "Everything known of a volume.");
    public static final Call<Remove, Call.Done> REMOVE =
            Call.of("volume.remove", Remove.class, Call.Done.class, "Removes a volume with its files.");
    public static final Call<Common.Id, Common.Channel> EXPORT = Call.of(
            "volume.export", Common.Id.class, Common.Channel.class, "The files of a volume, as a tar over a channel.");
    public static final Call<Common.Id, Common.Channel> IMPORT = Call.of(
            "volume.import",
            Common.Id.class,
            Common.Channel.class,
            "Unpacks a tar, which comes over a channel, over the files of a volume: all of it or nothing.");

    public static final Call<FileCalls.Folder, FileCalls.Entries> FILES =
            Call.of("volume.files", FileCalls.Folder.class, FileCalls.Entries.class, "What is in a folder, by name.");
    public static final Call<FileCalls.File, FileCalls.Reading> READ = Call.of(
            "volume.files.read",
            FileCalls.File.class,
            FileCalls.Reading.class,
            "A file's bytes, or a folder with all in it as a tar, over a channel.");

    /**
     * What a volume is to be.
     *
     * @param name absent for an anonymous one, whose name is its id
     * @param driver {@code local}; absent is local
     * @param options of the driver: {@code type}, {@code device} and {@code o} as mount(8) has them (uid 0 only), {@code
     *     uid}, {@code gid}, {@code copy}, {@code nocopy}
     */
    public record Create(
            @Nullable String name,
            @Nullable String driver,
            @Nullable Map<String, String> labels,
            @Nullable Map<String, String> options) {}

    /**
     * Which volumes.
     *
     * @param filters key to values: {@code name id label driver anonymous dangling}; values of one key are alternatives,
     *     keys must all hold
     */
    public record ListQuery(@Nullable Map<String, List<String>> filters) {
        public static final ListQuery ALL = new ListQuery(null);
    }

    /** With {@code size} each of its files is looked at. */
    public record Inspect(String id, @Nullable Boolean size) {}

    /**
     * Which volume goes.
     *
     * @param force removes the containers that use it before
     * @param timeout seconds that each of those has to end; absent for its own
     */
    public record Remove(
            String id, @Nullable Boolean force, @Nullable Double timeout) {}

    /** Result of an export's job: bytes of the tar. */
    public record Exported(long bytes) {}

    /** Result of an import's job: bytes of the files that came. */
    public record Imported(VolumeSummary volume, long bytes) {}
}
