package dev.slipway.gui.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.model.BundleSummary;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.ExecSummary;
import dev.slipway.protocol.model.ImageSummary;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.VolumeSummary;
import dev.slipway.protocol.model.WorldNotice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the helper's {@code world} notifications into typed updates, off the JavaFX thread. */
public final class WorldDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(WorldDecoder.class);
    private static final Map<String, Class<?>> KINDS = Map.of(
            "container", ContainerSummary.class,
            "pod", PodSummary.class,
            "bundle", BundleSummary.class,
            "checkpoint", CheckpointSummary.class,
            "network", NetworkSummary.class,
            "image", ImageSummary.class,
            "volume", VolumeSummary.class,
            "exec", ExecSummary.class,
            "event", Event.class);

    private final ObjectMapper mapper;

    /** Decodes with the client's mapper. */
    public WorldDecoder(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The typed update; kinds of object this version doesn't know are left out. */
    public WorldUpdate decode(WorldNotice notice) {
        List<Entry> entries = new ArrayList<>();
        var snapshot = notice.snapshot();
        if (snapshot != null) {
            snapshot.forEach(object -> add(entries, object.kind(), object.id(), object.object()));
        }
        var changes = notice.changes();
        if (changes != null) {
            changes.forEach(change ->
                    add(entries, change.kind(), change.id(), change.op().equals("delete") ? null : change.object()));
        }
        Integer part = notice.part();
        return new WorldUpdate(
                notice.revision(),
                snapshot != null,
                part == null || part == 0,
                !Boolean.FALSE.equals(notice.last()),
                entries);
    }

    private void add(List<Entry> entries, String kind, String id, @Nullable JsonNode object) {
        Class<?> type = KINDS.get(kind);
        if (type == null) {
            return;
        }
        try {
            entries.add(new Entry(kind, id, object == null ? null : mapper.treeToValue(object, type)));
        } catch (JsonProcessingException e) {
            LOG.warn("could not read {} {} of the world: {}", kind, id, e.getOriginalMessage());
        }
    }
}
