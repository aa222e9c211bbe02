package dev.slipway.gui.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.gui.connection.Helper;
import dev.slipway.gui.connection.Stream;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.fx.Latest;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.StatsNotice;
import dev.slipway.protocol.model.StatsSample;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all running containers use, once a second, while somebody looks. JavaFX thread. */
public final class StatsFeed {
    private static final Logger LOG = LoggerFactory.getLogger(StatsFeed.class);

    private final Helper helper;
    private final ObjectMapper mapper;
    private final Latest<List<StatsSample>> newest;
    private @Nullable Stream stream;

    /** Delivers to {@code consumer} on the JavaFX thread. */
    public StatsFeed(Helper helper, ObjectMapper mapper, Consumer<List<StatsSample>> consumer) {
        this.helper = helper;
        this.mapper = mapper;
        this.newest = new Latest<>(FxThread.executor(), consumer);
    }

    /** Begins or ends to ask the helper for samples. */
    public void look(boolean wanted) {
        Stream open = stream;
        if (wanted && open == null) {
            stream = helper.subscribe(
                    connected -> connected
                            .call(ContainerCalls.STATS_WATCH, new ContainerCalls.StatsWatch(null, 1.0))
                            .thenApply(Common.Subscription::subscription),
                    this::heard);
        } else if (!wanted && open != null) {
            open.close();
            stream = null;
        }
    }

    private void heard(String method, JsonNode params) {
        try {
            newest.set(mapper.treeToValue(params, StatsNotice.class).samples());
        } catch (JsonProcessingException e) {
            LOG.warn("could not read statistics: {}", e.getOriginalMessage());
        }
    }
}
