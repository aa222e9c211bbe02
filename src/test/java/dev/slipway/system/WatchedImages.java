package dev.slipway.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.client.SlipwayClient;
import dev.slipway.protocol.model.WorldNotice;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The images that a client knows by watching the world alone. */
final class WatchedImages {
    private static final int LIMIT_SECONDS = 20;

    private final Map<String, JsonNode> images = new ConcurrentHashMap<>();

    WatchedImages(SlipwayClient client) {
        client.watch(
                        SystemCalls.WORLD_WATCH,
                        new SystemCalls.WorldWatch(null),
                        notice -> apply(notice.as(WorldNotice.class)))
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** By id. */
    Map<String, JsonNode> images() {
        return images;
    }

    private void apply(WorldNotice notice) {
        if (notice.snapshot() != null) {
            notice.snapshot().stream()
                    .filter(object -> object.kind().equals("image"))
                    .forEach(object -> images.put(object.id(), object.object()));
        }
        if (notice.changes() != null) {
            for (var change : notice.changes()) {
                if (change.kind().equals("image") && change.object() == null) {
                    images.remove(change.id());
                } else if (change.kind().equals("image")) {
                    images.put(change.id(), change.object());
                }
            }
        }
    }
}
