package dev.slipway.gui.form;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * The sheet that makes an object with one call. What was typed is kept until it has been made.
 *
 * @param <F> what it asks for
 * @param <P> the request
 */
public final class CreationSheet<F extends Form, P> {
    private final Desk desk;
    private final String noun;
    private final Supplier<F> fresh;
    private final Predicate<F> fits;
    private final Function<F, Node> fields;
    private final Call<P, Common.Named> call;
    private final Function<F, P> request;
    private final Consumer<String> open;
    private @Nullable F draft;

    /**
     * Nothing typed yet.
     *
     * @param noun of the texts {@code noun.sheet} and {@code noun.verb}; the sheet's id is {@code noun-sheet}
     * @param fresh makes a form with nothing typed
     * @param fits whether a form that was kept still asks for what there is
     * @param open opens what was made, by its full id
     */
    public CreationSheet(
            Desk desk,
            String noun,
            Supplier<F> fresh,
            Predicate<F> fits,
            Function<F, Node> fields,
            Call<P, Common.Named> call,
            Function<F, P> request,
            Consumer<String> open) {
        this.desk = desk;
        this.noun = noun;
        this.fresh = fresh;
        this.fits = fits;
        this.fields = fields;
        this.call = call;
        this.request = request;
        this.open = open;
    }

    /** Opens it with what was typed last. */
    public void open() {
        F kept = draft;
        F form = kept == null || !fits.test(kept) ? fresh.get() : kept;
        draft = form;
        new FormSheet(
                        desk,
                        noun + "-sheet",
                        Texts.get(noun + ".sheet"),
                        new ReadOnlyStringWrapper(Texts.get(noun + ".verb")),
                        form,
                        fields.apply(form),
                        new Sending(form))
                .open();
    }

    private final class Sending implements FormSheet.Request {
        private final F form;
        private @Nullable String made;

        Sending(F form) {
            this.form = form;
        }

        @Override
        public String method() {
            return call.method();
        }

        @Override
        public Object params() {
            return request.apply(form);
        }

        @Override
        public CompletableFuture<?> send() {
            return desk.helper().call(call, request.apply(form)).thenApply(named -> {
                made = named.id();
                return named;
            });
        }

        @Override
        public void done() {
            draft = null;
            String id = made;
            if (id != null) {
                open.accept(id);
            }
        }
    }
}
