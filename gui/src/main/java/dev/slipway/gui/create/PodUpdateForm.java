package dev.slipway.gui.create;

import dev.slipway.gui.form.Form;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.PodDetail;
import dev.slipway.protocol.model.Resources;

/** What is to change of a pod's limits; its fields follow what is in force until the user changes them. */
final class PodUpdateForm extends Form {
    private static final Resources NONE = new Resources(null, null, null, null, null, null, null, null);

    final LimitFields limits = new LimitFields(this::ask);
    private final String id;

    PodUpdateForm(String id) {
        this.id = id;
    }

    /** Takes over what is in force. */
    void follow(PodDetail detail) {
        Resources now = detail.resources();
        limits.follow(now == null ? NONE : now);
    }

    /** Whether the user changed anything. */
    boolean changed() {
        return limits.changed() != null;
    }

    /** The request: what was changed alone. */
    PodCalls.Update request() {
        Resources changed = limits.changed();
        return new PodCalls.Update(id, changed == null ? NONE : changed);
    }
}
