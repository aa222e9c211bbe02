package dev.slipway.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.client.SlipwayClient;
import dev.slipway.protocol.model.WorldNotice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a client knows of the world by watching it alone; it may go on with another connection. */
final class WatchedWorld {
    private static final int LIMIT_SECONDS = 20;

    private final Map<String, JsonNode> containers = new ConcurrentHashMap<>();
    private final List<WorldNotice> notices = new CopyOnWriteArrayList<>();
    private volatile @Nullable Long revision;

    /** Watches from what is known on. */
    void watch(SlipwayClient client) {
        client.watch(
                        SystemCalls.WORLD_WATCH,
                        new SystemCalls.WorldWatch(revision),
                        notice -> apply(notice.as(WorldNotice.class)))
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** How a container stands, as far as is known. */
    Optional<JsonNode> container(String id) {
        return Optional.ofNullable(containers.get(id));
    }

    String status(String id) {
        return container(id).map(object -> object.path("status").asText()).orElse("absent");
    }

    /** The revision up to which it is known. */
    long revision() {
        return Objects.requireNonNull(revision);
    }

    /** What has come since it was asked last. */
    List<WorldNotice> taken() {
        var taken = List.copyOf(notices);
        notices.removeAll(taken);
        return taken;
    }

    private void apply(WorldNotice notice) {
        if (notice.snapshot() != null) {
            if (notice.part() == null || notice.part() == 0) {
                containers.clear();
            }
            notice.snapshot().stream()
                    .filter(object -> object.kind().equals("container"))
                    .forEach(object -> containers.put(object.id(), object.object()));
        }
        if (notice.changes() != null) {
            notice.changes().stream()
                    .filter(change -> change.kind().equals("container"))
                    .forEach(this::apply);
        }
        revision = notice.revision();
        notices.add(notice);
    }

    private void apply(WorldNotice.Change change) {
        if (change.object() == null) {
            containers.remove(change.id());
        } else {
            containers.put(change.id(), change.object());
        }
    }
}
