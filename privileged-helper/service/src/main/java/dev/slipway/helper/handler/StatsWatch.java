package dev.slipway.helper.handler;

import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.rpc.Subscription;
import dev.slipway.helper.view.Samples;
import dev.slipway.protocol.model.StatsNotice;
import dev.slipway.protocol.model.StatsSample;
import dev.slipway.protocol.rpc.Message;
import dev.slipway.runtime.cgroup.Sample;
import dev.slipway.runtime.cgroup.Statistics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one client the newest samples every so many seconds; a client that lags gets the newest only. */
final class StatsWatch extends Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(StatsWatch.class);

    private final Predicate<String> wanted;
    private final int every;
    private final AtomicReference<@Nullable Map<String, Sample>> due = new AtomicReference<>();
    private final AutoCloseable listening;
    private int ticks;

    /**
     * @param wanted whether what has this full id is to be told
     * @param every samplings
     */
    StatsWatch(Session session, Statistics statistics, Predicate<String> wanted, int every) {
        super(session);
        this.wanted = wanted;
        this.every = every;
        listening = statistics.listen(this::sampled);
    }

    @Override
    protected void pump() {
        if (!session().hasRoom()) {
            return;
        }
        Map<String, Sample> newest = due.getAndSet(null);
        if (newest == null) {
            return;
        }
        List<StatsSample> samples = newest.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .map(entry -> Samples.of(entry.getKey(), entry.getValue()))
                .toList();
        if (!samples.isEmpty()) {
            session().send(Message.notification("stats", new StatsNotice(id(), samples)));
        }
    }

    @Override
    protected void release() {
        try {
            listening.close();
        } catch (Exception e) {
            LOG.debug("could not end listening to statistics", e);
        }
    }

    private void sampled(Map<String, Sample> samples) {
        if (ticks++ % every == 0) {
            due.set(samples);
            wake();
        }
    }
}
