package dev.slipway.gui.container;

import dev.slipway.gui.desk.Desk;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerDetail;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What only an inspection tells of a container. It is asked for when a view that shows it is looked at, and again only when it is looked
 * at after the container changed: never because the container changed. JavaFX thread.
 */
public final class Inspection {
    private final Desk desk;
    private final String container;
    private final ReadOnlyObjectWrapper<@Nullable ContainerDetail> detail = new ReadOnlyObjectWrapper<>(this, "detail");
    private boolean fresh;

    /** Nothing known yet of the container with that full id. */
    public Inspection(Desk desk, String container) {
        this.desk = desk;
        this.container = container;
    }

    /** What was told last; absent before the first answer. */
    public ReadOnlyObjectProperty<@Nullable ContainerDetail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** Asks, unless what is known is fresh. */
    public void look() {
        if (fresh) {
            return;
        }
        fresh = true;
        desk.background()
                .deliver(
                        desk.helper().call(ContainerCalls.INSPECT, new Common.Id(container)),
                        detail::set,
                        failure -> fresh = false);
    }

    /** Says that the container is no longer as it was. */
    public void changed() {
        fresh = false;
    }
}
