package dev.slipway.gui.view;

import dev.slipway.gui.desk.Desk;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What only an inspection tells of an object. It is asked for when a view that shows it is looked at, and again only when it is looked at
 * after the object changed: never because the object changed. JavaFX thread.
 *
 * @param <T> what is told
 */
public final class Inspection<T> {
    private final Desk desk;
    private final Supplier<CompletableFuture<T>> ask;
    private final ReadOnlyObjectWrapper<@Nullable T> detail = new ReadOnlyObjectWrapper<>(this, "detail");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private boolean fresh;

    /** Nothing known yet of the object that {@code ask} asks for. */
    public Inspection(Desk desk, Supplier<CompletableFuture<T>> ask) {
        this.desk = desk;
        this.ask = ask;
    }

    /** What was told last; absent before the first answer. */
    public ReadOnlyObjectProperty<@Nullable T> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /** Why the last question had no answer; absent where it had one. */
    public ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Asks, unless what is known is fresh. */
    public void look() {
        if (fresh) {
            return;
        }
        fresh = true;
        desk.background()
                .deliver(
                        ask.get(),
                        told -> {
                            failure.set(null);
                            detail.set(told);
                        },
                        why -> {
                            fresh = false;
                            failure.set(why);
                        });
    }

    /** Says that the object is no longer as it was. */
    public void changed() {
        fresh = false;
    }
}
