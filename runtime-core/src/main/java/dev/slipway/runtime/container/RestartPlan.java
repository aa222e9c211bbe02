package dev.slipway.runtime.container;

import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ContainerState;
import dev.slipway.runtime.state.RestartPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Says whether and when a container that ended is started again. Changes no container. */
final class RestartPlan {
    private final InstantSource clock;
    private final Backoff backoff = new Backoff();

    RestartPlan(InstantSource clock) {
        this.clock = clock;
    }

    /** When a container that has just ended is started again; null if it is not. */
    @Nullable
    Instant afterEnd(ContainerRecord ended) {
        return wanted(ended) ? in(ended, ran(ended.state())) : none(ended.id());
    }

    /** When a container that was to be started again and could not be is tried again; null if it is not. */
    @Nullable
    Instant afterFailure(ContainerRecord failed) {
        return wanted(failed) ? in(failed, Duration.ZERO) : none(failed.id());
    }

    /** When a container that waits is started again now that its policy was changed; null if it no longer is. */
    @Nullable
    Instant afterUpdate(ContainerRecord changed) {
        return wanted(changed) ? changed.state().restartAt() : none(changed.id());
    }

    /** When a container that has no process is started again as the engine is opened; null if it is not. */
    @Nullable
    Instant atOpening(ContainerRecord container) {
        ContainerState state = container.state();
        if (!container.status().ended() || state.startedAt() == null) {
            return null;
        }
        if (state.restartAt() != null) {
            return state.restartAt();
        }
        boolean always = container.config().restartPolicy().when() == RestartPolicy.When.ALWAYS;
        return always || wanted(container) ? clock.instant() : null;
    }

    /** The container begins anew, or is gone. */
    void forget(String id) {
        backoff.forget(id);
    }

    private boolean wanted(ContainerRecord ended) {
        RestartPolicy policy = ended.config().restartPolicy();
        ContainerState state = ended.state();
        return !state.stoppedByUser()
                && switch (policy.when()) {
                    case NO -> false;
                    case ALWAYS, UNLESS_STOPPED -> true;
                    case ON_FAILURE ->
                        state.exitCode() != 0
                                && (policy.maxRetries() == 0 || state.restartCount() < policy.maxRetries());
                };
    }

    private Instant in(ContainerRecord container, Duration ran) {
        return clock.instant().plus(backoff.next(container.id(), ran));
    }

    private @Nullable Instant none(String id) {
        backoff.forget(id);
        return null;
    }

    private static Duration ran(ContainerState ended) {
        Instant from = ended.startedAt();
        Instant to = ended.finishedAt();
        return from == null || to == null ? Duration.ZERO : Duration.between(from, to);
    }
}
