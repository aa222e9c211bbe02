package dev.slipway.helper.view;

import dev.slipway.protocol.model.ImageDetail;
import dev.slipway.protocol.model.ImageSummary;
import dev.slipway.runtime.image.Image;
import dev.slipway.runtime.image.ImageConfig;
import dev.slipway.runtime.image.ImageHealthcheck;
import dev.slipway.runtime.image.ImageStep;
import dev.slipway.runtime.image.ImageUse;
import dev.slipway.runtime.image.Layer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Images as the contract tells of them. */
public final class ImageViews {
    private ImageViews() {}

    public static ImageSummary summary(Image image) {
        ImageConfig config = image.config();
        return new ImageSummary(
                image.id(),
                image.names(),
                image.digests(),
                image.created(),
                image.size(),
                image.layers().size(),
                config.labels(),
                config.architecture(),
                config.os());
    }

    /**
     * Everything of an image.
     *
     * @param all every image, for what they share
     */
    public static ImageDetail detail(
            Image image, List<Layer> layers, List<ImageUse> uses, boolean intermediate, List<Image> all) {
        return new ImageDetail(
                summary(image),
                image.config().author(),
                config(image.config()),
                layers.stream().map(layer -> layer(layer, sharers(layer, all))).toList(),
                uses.stream()
                        .map(use -> new ImageDetail.Use(use.id(), use.name(), use.ours()))
                        .toList(),
                intermediate);
    }

    /** The steps of an image's making, last first, each with its layer where steps and layers agree. */
    public static List<ImageDetail.Step> history(Image image, List<Layer> layers) {
        List<ImageStep> steps = image.config().history();
        boolean agree = steps.stream().filter(step -> !step.empty()).count() == layers.size();
        int place = layers.size();
        List<ImageDetail.Step> told = new ArrayList<>();
        for (ImageStep step : steps) {
            Layer layer = agree && !step.empty() ? layers.get(--place) : null;
            told.add(new ImageDetail.Step(
                    step.created(),
                    step.createdBy(),
                    step.comment(),
                    step.empty(),
                    layer == null ? null : layer.id(),
                    layer == null ? null : known(layer.size())));
        }
        Collections.reverse(told);
        return told;
    }

    private static int sharers(Layer layer, List<Image> all) {
        return (int) all.stream()
                        .filter(image -> image.layers().contains(layer.id()))
                        .count()
                - 1;
    }

    private static ImageDetail.Layer layer(Layer layer, int sharedBy) {
        return new ImageDetail.Layer(
                layer.id(),
                layer.digest().isEmpty() ? null : layer.digest(),
                known(layer.size()),
                Math.max(0, sharedBy));
    }

    private static @Nullable Long known(long size) {
        return size < 0 ? null : Long.valueOf(size);
    }

    private static ImageDetail.Config config(ImageConfig config) {
        ImageHealthcheck check = config.healthcheck();
        return new ImageDetail.Config(
                config.entrypoint(),
                config.command(),
                config.env(),
                config.user(),
                config.workingDir(),
                config.labels(),
                config.stopSignal(),
                config.volumes(),
                config.exposedPorts(),
                check == null
                        ? null
                        : new ImageDetail.Healthcheck(
                                check.test(),
                                seconds(check.interval()),
                                seconds(check.timeout()),
                                seconds(check.startPeriod()),
                                check.retries()));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
