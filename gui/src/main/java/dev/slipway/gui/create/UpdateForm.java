package dev.slipway.gui.create;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Form;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.Resources;

/** What is to change of a container; its fields follow what the container has until the user changes them. */
public final class UpdateForm extends Form {
    private final String id;
    final RestartFields restart = new RestartFields(this::ask);
    final HealthFields health = new HealthFields(this::ask, this::ask);
    final LimitFields limits = new LimitFields(this::ask);
    final Field<Boolean> guarded = ask(Field.free("protected", false));
    private Resources inForce = new Resources(null, null, null, null, null, null, null, null);

    /** A form on a container as the world tells of it. */
    public UpdateForm(ContainerSummary container) {
        this.id = container.id();
        follow(container);
    }

    /** Takes over what the world tells now. */
    public void follow(ContainerSummary container) {
        inForce = new Resources(
                container.cpuLimit(),
                inForce.cpuShares(),
                inForce.cpuset(),
                container.memoryLimit(),
                inForce.memorySwap(),
                inForce.memoryReservation(),
                inForce.pidsLimit(),
                inForce.blkioWeight());
        limits.follow(inForce);
        restart.follow(container.restartPolicy());
        guarded.follow(container.guarded());
    }

    /** Takes over what only an inspection tells. */
    public void follow(ContainerDetail detail, ObjectMapper mapper) {
        Resources told = LimitFields.told(detail.spec());
        inForce = new Resources(
                inForce.cpus(),
                told.cpuShares(),
                told.cpuset(),
                inForce.memory(),
                told.memorySwap(),
                told.memoryReservation(),
                told.pidsLimit(),
                told.blkioWeight());
        limits.follow(inForce);
        Object check = detail.config().get("healthcheck");
        health.follow(check == null ? null : mapper.convertValue(check, ContainerCalls.Healthcheck.class));
    }

    /** Whether the user changed anything. */
    public boolean changed() {
        ContainerCalls.Update update = request();
        return update.resources() != null
                || update.restartPolicy() != null
                || update.healthcheck() != null
                || update.guarded() != null;
    }

    /** The request: what was changed alone. */
    public ContainerCalls.Update request() {
        return new ContainerCalls.Update(
                id, limits.changed(), restart.changed(), health.changed(), guarded.changed() ? guarded.get() : null);
    }
}
