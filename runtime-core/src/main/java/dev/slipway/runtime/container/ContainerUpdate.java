package dev.slipway.runtime.container;

import dev.slipway.runtime.state.HealthCheck;
import dev.slipway.runtime.state.RestartPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What is changed of a container; what is null stays.
 *
 * @param resources limits; those that are null in it stay
 * @param restartPolicy whether it is started again when it ends
 * @param healthCheck how it is seen that it does its work
 * @param unchecked whether its health check is taken away
 * @param guarded whether it is refused to remove it
 */
public record ContainerUpdate(
        Resources resources,
        @Nullable RestartPolicy restartPolicy,
        @Nullable HealthCheck healthCheck,
        boolean unchecked,
        @Nullable Boolean guarded) {
    public static final ContainerUpdate NOTHING = new ContainerUpdate(Resources.NONE, null, null, false, null);

    public ContainerUpdate withResources(Resources limits) {
        return new ContainerUpdate(limits, restartPolicy, healthCheck, unchecked, guarded);
    }

    public ContainerUpdate withRestartPolicy(RestartPolicy policy) {
        return new ContainerUpdate(resources, policy, healthCheck, unchecked, guarded);
    }

    public ContainerUpdate withHealthCheck(HealthCheck check) {
        return new ContainerUpdate(resources, restartPolicy, check, false, guarded);
    }

    public ContainerUpdate withoutHealthCheck() {
        return new ContainerUpdate(resources, restartPolicy, null, true, guarded);
    }

    public ContainerUpdate withGuarded(boolean refused) {
        return new ContainerUpdate(resources, restartPolicy, healthCheck, unchecked, refused);
    }

    boolean changesHealthCheck() {
        return unchecked || healthCheck != null;
    }
}
