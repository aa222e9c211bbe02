package dev.slipway.gui.search;

import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.ActionContextBuilder;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.search.Hit.About;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
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
        ACTIONS,
        RECENT
    }

    private static final int MOST_OF_A_KIND = 6;
    private static final int MOST_ACTIONS = 40;
    /** Actions that people look for as settings. */
    private static final Set<String> SETTINGS = Set.of("view.theme", "keymap.open");

    private final Desk desk;
    private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(this, "scope", Scope.EVERYWHERE);
    private final ObservableList<Hit> hits = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Hit> subject = new ReadOnlyObjectWrapper<>(this, "subject");
    private final Recents recents;
    private ActionContext context;

    /** Nothing typed yet. */
    public SearchModel(Desk desk) {
        this.desk = desk;
        this.recents = new Recents(desk.settings());
        this.context = desk.nothing();
        typed.addListener(property -> refresh());
        scope.addListener(property -> refresh());
    }

    /** Begins a search from where the user is: actions are those that can be done there. */
    public void begin(Scope where) {
        context = desk.actions().context();
        subject.set(null);
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

    /** The object whose actions are shown; absent while all is searched. */
    public ReadOnlyObjectProperty<@Nullable Hit> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /** Shows the actions of an object that was found, or of none, which searches all again. */
    public void show(@Nullable Hit hit) {
        subject.set(hit);
        refresh();
    }

    private void refresh() {
        Hit of = subject.get();
        About about = of == null ? null : of.about();
        boolean anything = typed.get().isBlank();
        if (about != null) {
            List<Hit> all = actions(about).toList();
            hits.setAll(anything ? all : Ranking.best(all.stream(), typed.get(), MOST_ACTIONS));
            return;
        }
        switch (scope.get()) {
            case ACTIONS -> hits.setAll(Ranking.best(actions(), typed.get(), MOST_ACTIONS));
            case RECENT -> hits.setAll(recent(typed.get()));
            case EVERYWHERE -> {
                List<Hit> recent = anything ? recent("") : List.of();
                hits.setAll(
                        recent.isEmpty()
                                ? Ranking.best(Stream.concat(objects(), actions()), typed.get(), MOST_OF_A_KIND)
                                : recent);
            }
        }
    }

    /** What was opened last and is still there. */
    private List<Hit> recent(String words) {
        List<String> keys = recents.keys();
        Map<String, Hit> byKey = new HashMap<>();
        objects()
                .filter(hit -> hit.about() != null && keys.contains(hit.about().key()))
                .forEach(hit -> byKey.put(Objects.requireNonNull(hit.about()).key(), hit));
        return keys.stream()
                .map(byKey::get)
                .filter(Objects::nonNull)
                .filter(hit -> Ranking.fits(hit, words))
                .toList();
    }

    private Stream<Hit> actions() {
        return desk.actions().all().stream()
                .filter(action -> action.enabled().test(context))
                .map(action -> action(action, context));
    }

    /** Those of an object's context menu that can be done to it now. */
    private Stream<Hit> actions(About about) {
        ActionContext object = about.context().get();
        return desk.actions().about(about.noun()).stream()
                .filter(action -> !action.place().general() && action.enabled().test(object))
                .map(action -> action(action, object));
    }

    /** Found by the field's terms as well, which its id is made of: prune, exec. */
    private Hit action(Action action, ActionContext around) {
        return new Hit(
                SETTINGS.contains(action.id()) ? Hit.Kind.SETTING : Hit.Kind.ACTION,
                action.icon(),
                action.text(),
                desk.actions().keyMap().text(action),
                action.id().replace('.', ' '),
                null,
                () -> desk.actions().run(action, around));
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
                    () -> desk.openings().container(one.id()),
                    new About(
                            "container:" + one.id(), () -> ActionContext.ofContainers(desk.connected(), List.of(one))));
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
                        () -> desk.openings().pod(pod.id()),
                        new About("pod:" + pod.id(), () -> ActionContext.ofPods(desk.connected(), List.of(pod)))));
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
                        () -> desk.openings().checkpoint(checkpoint.id()),
                        new About(
                                "checkpoint:" + checkpoint.id(),
                                () -> ActionContext.ofCheckpoints(desk.connected(), List.of(checkpoint)))));
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
                        () -> desk.openings().inNavigator("bundle:" + bundle.id()),
                        new About("bundle:" + bundle.id(), () -> ActionContextBuilder.builder(desk.nothing())
                                .bundles(List.of(bundle.id()))
                                .build())));
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
                        () -> desk.openings().network(network.name()),
                        new About(
                                "network:" + network.name(),
                                () -> ActionContext.ofNetworks(desk.connected(), List.of(network)))));
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
                        () -> desk.openings().image(image.id()),
                        new About(
                                "image:" + image.id(),
                                () -> ActionContext.ofImages(desk.connected(), List.of(image)))));
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
                        () -> desk.openings().volume(volume.id()),
                        new About(
                                "volume:" + volume.id(),
                                () -> ActionContext.ofVolumes(desk.connected(), List.of(volume)))));
    }
}
