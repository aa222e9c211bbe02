package dev.slipway.protocol.call;

import dev.slipway.protocol.model.ImageDetail;
import dev.slipway.protocol.model.ImageSummary;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Images. */
public final class ImageCalls {
    private ImageCalls() {}

    public static final Call<Listing, List<ImageSummary>> LIST =
            Call.listing("image.list", Listing.class, ImageSummary.class, "Images, newest first.");
    public static final Call<Common.Id, ImageDetail> INSPECT =
            Call.of("image.inspect", Common.Id.class, ImageDetail.class, "Everything known of an image.");
    public static final Call<Common.Id, List<ImageDetail.Step>> HISTORY =
            Call.listing("image.history", Common.Id.class, ImageDetail.Step.class, "How it was made, last step first.");
    public static final Call<Tag, ImageSummary> TAG =
            Call.of("image.tag", Tag.class, ImageSummary.class, "Gives an image one more name.");
    public static final Call<Untag, ImageSummary> UNTAG =
            Call.of("image.untag", Untag.class, ImageSummary.class, "Takes names from an image, which stays.");
    public static final Call<Remove, Removed> REMOVE = Call.of(
            "image.remove", Remove.class, Removed.class, "Removes an image that no container is made of, or a name.");
    public static final Call<Pull, Common.JobStarted> PULL = Call.of(
            "image.pull", Pull.class, Common.JobStarted.class, "Fetches an image from a registry, or from the host.");
    public static final Call<Call.None, Common.Channel> LOAD = Call.of(
            "image.load", Call.None.class, Common.Channel.class, "Takes in an archive of images over a channel.");
    public static final Call<Import, Common.Channel> IMPORT = Call.of(
            "image.import",
            Import.class,
            Common.Channel.class,
            "Makes an image from the tar of a root filesystem over a channel.");
    public static final Call<Save, Common.Channel> SAVE =
            Call.of("image.save", Save.class, Common.Channel.class, "Sends an image as an archive over a channel.");
    public static final Call<Prune, SystemCalls.Pruned> PRUNE = Call.of(
            "image.prune",
            Prune.class,
            SystemCalls.Pruned.class,
            "Removes images that nobody uses, or tells which they would be.");

    /**
     * Which images.
     *
     * @param filters {@code name} (part of one), {@code id} (prefix), {@code label} (key or key=value), {@code dangling}
     *     (true or false); values of one key are alternatives, keys must all hold
     * @param limit the most that are listed; absent for all
     * @param after id of the image after which to go on; absent for the first
     */
    public record Listing(
            @Nullable Map<String, List<String>> filters,
            @Nullable Integer limit,
            @Nullable String after) {
        public static final Listing ALL = new Listing(null, null, null);
    }

    /**
     * A name to give.
     *
     * @param name {@code [registry/]path[:tag]}; below {@code localhost/} without a registry
     */
    public record Tag(String id, String name) {}

    /**
     * Names to take.
     *
     * @param names absent for all
     */
    public record Untag(String id, @Nullable List<String> names) {}

    /**
     * What to remove.
     *
     * @param id of one with several names: by a name only that name goes
     * @param force whether one that is called by its id goes with all its names
     */
    public record Remove(String id, @Nullable Boolean force) {}

    /**
     * What was removed.
     *
     * @param removed whether the image itself is gone; else only a name of it
     */
    public record Removed(String id, boolean removed) {}

    /**
     * An image to fetch.
     *
     * @param reference a name; for another transport than docker an absolute path of the host, which uid 0 alone may name
     * @param transport {@code docker docker-archive oci-archive oci dir}; absent for what is configured
     * @param credentials absent to use those that root is logged in with
     * @param tlsVerify whether the registry has to prove who it is; absent for what is configured
     * @param policy {@code always missing newer never}; absent for always
     */
    @RecordBuilder
    public record Pull(
            String reference,
            @Nullable String transport,
            @Nullable Credentials credentials,
            @Nullable Boolean tlsVerify,
            @Nullable String policy) {
        public static Pull of(String reference) {
            return new Pull(reference, null, null, null, null);
        }
    }

    /** A user of a registry. It is written to no log. */
    public record Credentials(String username, String password) {
        @Override
        public String toString() {
            return "Credentials[" + username + "]";
        }
    }

    /** Result of the jobs of pull, load and import. */
    public record Come(List<ImageSummary> images) {}

    /**
     * What the image is to say about its containers.
     *
     * @param name absent for none
     * @param message comment in its history
     * @param workdir absolute path
     * @param exposedPorts {@code port[/protocol]} each
     */
    @RecordBuilder
    public record Import(
            @Nullable String name,
            @Nullable String message,
            @Nullable List<String> entrypoint,
            @Nullable List<String> command,
            @Nullable List<String> env,
            @Nullable String user,
            @Nullable String workdir,
            @Nullable Map<String, String> labels,
            @Nullable String stopSignal,
            @Nullable List<String> volumes,
            @Nullable List<String> exposedPorts) {}

    /**
     * An image to write.
     *
     * @param format {@code docker-archive} or {@code oci-archive}, and with a path also {@code oci} and {@code dir};
     *     absent for docker-archive
     * @param path absolute path of the host where nothing is yet, which uid 0 alone may name; absent for a channel
     */
    public record Save(
            String id, @Nullable String format, @Nullable String path) {}

    /**
     * Which images.
     *
     * @param all whether those with names go too; else only those that have none and that no other was made from
     * @param dryRun whether it is only told what would be removed
     */
    public record Prune(@Nullable Boolean all, @Nullable Boolean dryRun) {}
}
