package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.map;
import static dev.slipway.helper.handler.Arguments.on;

import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.protocol.call.ImageCalls;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.runtime.container.ContainerFilter;
import dev.slipway.runtime.container.Containers;
import dev.slipway.runtime.container.Pruned;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.image.Image;
import dev.slipway.runtime.image.Images;
import dev.slipway.runtime.image.PrunedImage;
import dev.slipway.runtime.membership.Memberships;
import dev.slipway.runtime.membership.PrunedNetwork;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.State;
import dev.slipway.runtime.volume.PrunedVolume;
import dev.slipway.runtime.volume.Volumes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code system.prune} and {@code image.prune}: the removal of what nobody uses. */
final class PruneHandlers {
    private static final String CONTAINERS = "container";
    private static final String IMAGES = "image";
    private static final String VOLUMES = "volume";
    private static final String NETWORKS = "network";
    private static final List<String> KINDS = List.of(CONTAINERS, IMAGES, VOLUMES, NETWORKS);
    private static final String DANGLING = "dangling";
    private static final int SHORT_ID = 12;

    private final Containers containers;
    private final Images images;
    private final Volumes volumes;
    private final Memberships networks;
    private final State state;

    PruneHandlers(Containers containers, Images images, Volumes volumes, Memberships networks, State state) {
        this.containers = containers;
        this.images = images;
        this.volumes = volumes;
        this.networks = networks;
        this.state = state;
    }

    void register(Methods methods) {
        methods.add(SystemCalls.PRUNE, Access.CHANGE, this::all).add(ImageCalls.PRUNE, Access.CHANGE, this::images);
    }

    private Reply<SystemCalls.Pruned> all(SystemCalls.Prune params, Session session) {
        List<String> kinds = params.kinds() == null ? List.of(CONTAINERS) : params.kinds();
        Map<String, List<String>> filters = map(params.filters());
        boolean dryRun = on(params.dryRun());
        for (String kind : kinds) {
            if (!KINDS.contains(kind)) {
                throw Arguments.wrong(
                        "kinds",
                        "this version cannot prune the kind \"" + kind + "\"",
                        "Use " + String.join(", ", KINDS) + ".");
            }
        }
        // A filter that is wrong for one kind is refused before another is touched.
        Predicate<ContainerRecord> container =
                kinds.contains(CONTAINERS) ? ContainerFilter.of(filters, state) : each -> false;
        Predicate<Image> image = kinds.contains(IMAGES) ? wantedImages(filters) : each -> false;
        if (kinds.contains(VOLUMES)) {
            volumes.matching(filters);
        }
        if (kinds.contains(NETWORKS)) {
            networks.matching(filters);
        }
        List<SystemCalls.PrunedObject> objects = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        for (Pruned each : containers.prune(container, dryRun)) {
            objects.add(item(each));
            if (each.error() == null) {
                gone.add(each.id());
            }
        }
        images.prune(image, gone, dryRun).forEach(each -> objects.add(item(each)));
        if (kinds.contains(VOLUMES)) {
            volumes.prune(filters, dryRun).forEach(each -> objects.add(item(each)));
        }
        if (kinds.contains(NETWORKS)) {
            networks.prune(filters, dryRun).forEach(each -> objects.add(item(each)));
        }
        return Reply.of(sum(objects));
    }

    private static Predicate<Image> wantedImages(Map<String, List<String>> filters) {
        boolean named = filters.containsKey(DANGLING);
        return ImageFilter.of(filters).and(image -> named || image.names().isEmpty());
    }

    private Reply<SystemCalls.Pruned> images(ImageCalls.Prune params, Session session) {
        boolean named = on(params.all());
        return Reply.of(
                sum(images.prune(image -> named || image.names().isEmpty(), Set.of(), on(params.dryRun())).stream()
                        .map(PruneHandlers::item)
                        .toList()));
    }

    private static SystemCalls.Pruned sum(List<SystemCalls.PrunedObject> objects) {
        return new SystemCalls.Pruned(
                objects,
                objects.stream()
                        .filter(each -> each.error() == null)
                        .mapToLong(SystemCalls.PrunedObject::bytes)
                        .sum());
    }

    private static SystemCalls.PrunedObject item(Pruned pruned) {
        return item(CONTAINERS, pruned.id(), pruned.name(), pruned.bytes(), pruned.error());
    }

    private static SystemCalls.PrunedObject item(PrunedVolume pruned) {
        return item(VOLUMES, pruned.id(), pruned.name(), pruned.bytes(), pruned.error());
    }

    private static SystemCalls.PrunedObject item(PrunedNetwork pruned) {
        return item(NETWORKS, pruned.name(), pruned.name(), 0, pruned.error());
    }

    private static SystemCalls.PrunedObject item(PrunedImage pruned) {
        List<String> names = pruned.names();
        String name = names.isEmpty() ? pruned.id().substring(0, SHORT_ID) : names.get(0);
        return item(IMAGES, pruned.id(), name, pruned.bytes(), pruned.error());
    }

    private static SystemCalls.PrunedObject item(
            String type, String id, String name, long bytes, @Nullable EngineException error) {
        return new SystemCalls.PrunedObject(
                type,
                id,
                name,
                bytes,
                error == null ? null : error.kind().name(),
                error == null ? null : error.message());
    }
}
