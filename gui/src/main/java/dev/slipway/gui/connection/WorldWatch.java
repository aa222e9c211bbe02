package dev.slipway.gui.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.gui.fx.Batches;
import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldDecoder;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.protocol.call.SystemCalls;
import dev.slipway.protocol.model.WorldNotice;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a {@link World} up to date; after a reconnect it asks only for what it missed. */
public final class WorldWatch {
    private static final Logger LOG = LoggerFactory.getLogger(WorldWatch.class);

    private final ObjectMapper mapper;
    private final WorldDecoder decoder;
    private final Batches<WorldUpdate> batches;
    private volatile long revision = -1;

    private WorldWatch(World world, ObjectMapper mapper, Executor fx) {
        this.mapper = mapper;
        this.decoder = new WorldDecoder(mapper);
        this.batches = new Batches<>(fx, world::apply);
    }

    /** Watches until the stream is closed. */
    public static Stream begin(Helper helper, World world, ObjectMapper mapper, Executor fx) {
        WorldWatch watch = new WorldWatch(world, mapper, fx);
        return helper.subscribe(
                connected -> connected
                        .call(
                                SystemCalls.WORLD_WATCH,
                                new SystemCalls.WorldWatch(watch.revision < 0 ? null : watch.revision))
                        .thenApply(SystemCalls.Watching::subscription),
                watch::notice);
    }

    private void notice(String method, JsonNode params) {
        if (!method.equals("world")) {
            return;
        }
        try {
            WorldUpdate update = decoder.decode(mapper.treeToValue(params, WorldNotice.class));
            batches.add(update);
            if (update.last()) {
                revision = update.revision();
            }
        } catch (JsonProcessingException e) {
            LOG.warn("could not read a notice of the world: {}", e.getOriginalMessage());
        }
    }
}
