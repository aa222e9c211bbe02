package dev.slipway.protocol.call;

import dev.slipway.protocol.model.BundleDetail;
import dev.slipway.protocol.model.BundleSummary;
import dev.slipway.protocol.model.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCI bundles. */
public final class BundleCalls {
    private BundleCalls() {}

    public static final Call<Validate, Findings> VALIDATE = Call.of(
            "bundle.validate", Validate.class, Findings.class, "What is wrong with a bundle; nothing is imported.");
    public static final Call<Import, Common.Channel> IMPORT = Call.of(
            "bundle.import",
            Import.class,
            Common.Channel.class,
            "Takes in a bundle: as a tar stream over a channel, or in place.");
    public static final Call<Call.None, List<BundleSummary>> LIST =
            Call.listing("bundle.list", Call.None.class, BundleSummary.class, "Bundles, oldest first.");
    public static final Call<Common.Id, BundleDetail> INSPECT =
            Call.of("bundle.inspect", Common.Id.class, BundleDetail.class, "A bundle with its config.json.");
    public static final Call<Common.Id, Call.Done> REMOVE = Call.of(
            "bundle.remove", Common.Id.class, Call.Done.class, "Removes a bundle that no container is made of.");

    /**
     * What to look at: one of the two.
     *
     * @param config text of a config.json; the root filesystem is not looked at
     * @param path folder on the helper's machine, for those allowed to name one
     */
    public record Validate(
            @Nullable String config, @Nullable String path) {}

    /** Errors first. */
    public record Findings(boolean valid, List<Finding> findings) {}

    /**
     * How to take in a bundle.
     *
     * @param name absent for one made from the folder's or a generated one
     * @param mode {@code copy} or {@code inPlace}
     * @param path folder, for {@code inPlace}
     */
    public record Import(
            @Nullable String name, String mode, @Nullable String path) {}

    /** Result of the import's job. */
    public record Imported(BundleSummary bundle, List<Finding> findings) {}
}
