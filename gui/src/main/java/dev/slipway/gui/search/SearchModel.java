package dev.slipway.gui.search;

import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Amounts;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** What is searched everywhere, and what was found. JavaFX thread. */
public final class SearchModel {
    /** Where to look. */
    public enum Scope {
        EVERYWHERE,
        ACTIONS
    }

    private static final int MOST_OF_A_KIND = 6;
    private static final int MOST_ACTIONS = 40;

    private final Desk desk;
    private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(this, "scope", Scope.EVERYWHERE);
    private final ObservableList<Hit> hits = FXCollections.observableArrayList();
    private ActionContext context;

    /** Nothing typed yet. */
    public SearchModel(Desk desk) {
        this.desk = desk;
        this.context = desk.nothing();
        typed.addListener(property -> refresh());
        scope.addListener(property -> refresh());
    }

    /** Begins a search from where the user is: actions are those that can be done there. */
    public void begin(Scope where) {
        context = desk.actions().context();
        scope.set(where);
        refresh();
    }

    /** What the user typed. */
    public StringProperty typedProperty() {
        return typed;
    }

    /** Where to look. */
    public ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    /** What was found, kind by kind. */
    public ObservableList<Hit> hits() {
        return hits;
    }

    private void refresh() {
        boolean actionsOnly = scope.get() == Scope.ACTIONS;
        Stream<Hit> all = actionsOnly ? actions() : Stream.concat(objects(), actions());
        hits.setAll(Ranking.best(all, typed.get(), actionsOnly ? MOST_ACTIONS : MOST_OF_A_KIND));
    }

    private Stream<Hit> actions() {
        return desk.actions().all().stream()
                .filter(action -> action.enabled().test(context))
                .map(this::action);
    }

    /** Found by the field's terms as well, which its id is made of: prune, exec. */
    private Hit action(Action action) {
        var keys = action.shortcut();
        return new Hit(
                Hit.Kind.ACTION,
                action.icon(),
                action.text(),
                keys == null ? "" : keys.getDisplayText(),
                action.id().replace('.', ' '),
                null,
                () -> desk.actions().run(action, context));
    }

    private Stream<Hit> objects() {
        return Stream.of(containers(), pods(), images(), checkpoints(), bundles(), volumes(), networks())
                .flatMap(each -> each);
    }

    private Stream<Hit> containers() {
        return desk.world().containers().stream().filter(one -> !one.infra()).map(one -> {
            StatusLook look = StatusLook.of(one);
            String bundle = one.bundle();
            return new Hit(
                    Hit.Kind.CONTAINER,
                    look.icon(),
                    one.name(),
                    String.join(" ", one.command()),
                    String.join(" ", one.id(), look.word(), bundle == null ? "" : bundle),
                    look,
                    () -> desk.openings().container(one.id()));
        });
    }

    private Stream<Hit> pods() {
        return desk.world().pods().stream()
                .map(pod -> new Hit(
                        Hit.Kind.POD,
                        MaterialDesignH.HEXAGON_OUTLINE,
                        pod.name(),
                        "",
                        pod.id(),
                        StatusLook.of(pod.status()),
                        () -> desk.openings().pod(pod.id())));
    }

    private Stream<Hit> checkpoints() {
        return desk.world().checkpoints().stream()
                .map(checkpoint -> new Hit(
                        Hit.Kind.CHECKPOINT,
                        MaterialDesignC.CAMERA_OUTLINE,
                        checkpoint.name(),
                        checkpoint.containerName() + ", " + Amounts.bytes(checkpoint.size()),
                        checkpoint.id(),
                        null,
                        () -> desk.openings().checkpoint(checkpoint.id())));
    }

    private Stream<Hit> bundles() {
        return desk.world().bundles().stream()
                .map(bundle -> new Hit(
                        Hit.Kind.BUNDLE,
                        MaterialDesignP.PACKAGE_VARIANT_CLOSED,
                        bundle.name(),
                        "",
                        bundle.id(),
                        null,
                        () -> desk.openings().inNavigator("bundle:" + bundle.id())));
    }

    private Stream<Hit> networks() {
        return desk.world().networks().stream()
                .map(network -> new Hit(
                        Hit.Kind.NETWORK,
                        MaterialDesignL.LAN,
                        network.name(),
                        String.join(", ", network.subnets()),
                        network.driver(),
                        null,
                        () -> desk.openings().network(network.name())));
    }

    private Stream<Hit> images() {
        return desk.world().images().stream()
                .map(image -> new Hit(
                        Hit.Kind.IMAGE,
                        MaterialDesignL.LAYERS_OUTLINE,
                        image.names().isEmpty()
                                ? Amounts.shortId(image.id())
                                : image.names().get(0),
                        Amounts.bytes(image.size()),
                        image.id() + " " + String.join(" ", image.names()),
                        null,
                        () -> desk.openings().image(image.id())));
    }

    private Stream<Hit> volumes() {
        return desk.world().volumes().stream()
                .map(volume -> new Hit(
                        Hit.Kind.VOLUME,
                        MaterialDesignD.DATABASE_OUTLINE,
                        volume.anonymous() ? Amounts.shortId(volume.id()) : volume.name(),
                        volume.driver(),
                        volume.id(),
                        null,
                        () -> desk.openings().volume(volume.id())));
    }
}
