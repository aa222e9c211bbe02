package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.list;
import static dev.slipway.helper.handler.Arguments.map;
import static dev.slipway.helper.handler.Arguments.on;

import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.view.ImageViews;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.model.ImageDetail;
import dev.slipway.protocol.model.ImageSummary;
import dev.slipway.runtime.image.Image;
import dev.slipway.runtime.image.Images;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code image.*}, as far as no image moves. */
final class ImageHandlers {
    private final Images images;

    ImageHandlers(Images images) {
        this.images = images;
    }

    void register(Methods methods) {
        methods.add(ImageCalls.LIST, Access.WORK, this::all)
                .add(ImageCalls.INSPECT, Access.WORK, this::inspect)
                .add(ImageCalls.HISTORY, Access.WORK, this::history)
                .add(ImageCalls.TAG, Access.CHANGE, this::tag)
                .add(ImageCalls.UNTAG, Access.CHANGE, this::untag)
                .add(ImageCalls.REMOVE, Access.CHANGE, this::remove);
    }

    private Reply<List<ImageSummary>> all(ImageCalls.Listing params, Session session) {
        Predicate<Image> wanted = ImageFilter.of(map(params.filters()));
        int limit = params.limit() == null ? Integer.MAX_VALUE : Math.max(0, params.limit());
        return Reply.of(rest(images.list(), params.after()).stream()
                .filter(wanted)
                .limit(limit)
                .map(ImageViews::summary)
                .toList());
    }

    private static List<Image> rest(List<Image> all, @Nullable String after) {
        for (int i = 0; after != null && i < all.size(); i++) {
            if (all.get(i).id().equals(after)) {
                return all.subList(i + 1, all.size());
            }
        }
        return all;
    }

    private Reply<ImageDetail> inspect(Common.Id params, Session session) {
        Image image = images.require(params.id());
        return Reply.of(ImageViews.detail(
                image,
                images.layers(image),
                images.uses(image.id()),
                images.parents().contains(image.id()),
                images.list()));
    }

    private Reply<List<ImageDetail.Step>> history(Common.Id params, Session session) {
        Image image = images.require(params.id());
        return Reply.of(ImageViews.history(image, images.layers(image)));
    }

    private Reply<ImageSummary> tag(ImageCalls.Tag params, Session session) {
        return Reply.of(ImageViews.summary(images.tag(params.id(), params.name())));
    }

    private Reply<ImageSummary> untag(ImageCalls.Untag params, Session session) {
        return Reply.of(ImageViews.summary(images.untag(params.id(), list(params.names()))));
    }

    private Reply<ImageCalls.Removed> remove(ImageCalls.Remove params, Session session) {
        String id = images.require(params.id()).id();
        return Reply.of(new ImageCalls.Removed(id, images.remove(params.id(), on(params.force()))));
    }
}
