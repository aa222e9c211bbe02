package dev.slipway.helper.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.helper.rpc.Session;
import dev.slipway.helper.rpc.Subscription;
import dev.slipway.protocol.rpc.Message;
import dev.slipway.protocol.rpc.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends one client the newest state of each job that changed. What was overtaken meanwhile is not sent. */
public final class JobWatch extends Subscription {
    private final Map<String, Job> changed = new LinkedHashMap<>();
    private final Runnable stop;

    public JobWatch(Session session, Jobs jobs) {
        super(session);
        stop = jobs.watch(this::changed);
    }

    @Override
    protected void pump() {
        while (!ended() && session().hasRoom()) {
            Job job = next();
            if (job == null) {
                return;
            }
            ObjectNode notice = Wire.results().valueToTree(job.info());
            notice.put("subscription", id());
            session().send(Message.notification("job", notice));
        }
    }

    @Override
    protected void release() {
        stop.run();
    }

    private void changed(Job job) {
        synchronized (changed) {
            changed.put(job.id(), job);
        }
        wake();
    }

    private @Nullable Job next() {
        synchronized (changed) {
            var jobs = changed.values().iterator();
            if (!jobs.hasNext()) {
                return null;
            }
            Job job = jobs.next();
            jobs.remove();
            return job;
        }
    }
}
