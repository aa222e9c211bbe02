package dev.slipway.gui.statistics;

import dev.slipway.gui.chart.StatisticsModel;
import dev.slipway.gui.chart.StatisticsView;
import dev.slipway.gui.connection.Stream;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.Batches;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.view.ObjectView.Content;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.StatsSample;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** What a container or a pod uses, as charts: each second while it is looked at, and its history as far as it is kept. */
public final class StatisticsPane {
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final Desk desk;
    private final StatisticsSource source;
    private final InstantSource clock = InstantSource.system();
    private final StatisticsModel model = new StatisticsModel();
    private final HistoryLoader history;
    private final Batches<StatsSample> samples = new Batches<>(FxThread.executor(), model::add);
    private final ListChangeListener<Event> marking = this::heard;
    private final Timeline ticks = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), event -> tick()));
    private @Nullable Stream stream;
    private Instant begun = Instant.MAX;
    private boolean connected;

    private StatisticsPane(Desk desk, StatisticsSource source) {
        this.desk = desk;
        this.source = source;
        this.history = new HistoryLoader(model, desk.background(), source::history, clock);
        ticks.setCycleCount(Animation.INDEFINITE);
    }

    /** The charts of the container with that full id. */
    public static Content ofContainer(Desk desk, String container) {
        return new StatisticsPane(desk, new ContainerStatistics(desk, container)).content();
    }

    /** The charts of the pod with that full id. */
    public static Content ofPod(Desk desk, String pod) {
        return new StatisticsPane(desk, new PodStatistics(desk, pod)).content();
    }

    private Content content() {
        StatisticsView view =
                new StatisticsView(model, ZoneId.systemDefault(), source, desk.background(), history::retry);
        desk.world().events().addListener(marking);
        mark();
        tick();
        view.sceneProperty().subscribe(scene -> look(scene != null));
        return new Content(view, () -> {
            look(false);
            desk.world().events().removeListener(marking);
        });
    }

    private void look(boolean wanted) {
        Stream open = stream;
        if (wanted && open == null) {
            begun = clock.instant();
            stream = source.watch(samples::add);
            ticks.play();
            history.catchUp();
        } else if (!wanted && open != null) {
            open.close();
            stream = null;
            ticks.stop();
        }
    }

    private void tick() {
        Instant time = clock.instant();
        boolean now = desk.connected();
        if (now && !connected && !model.troubleProperty().get().isEmpty()) {
            history.retry();
        }
        connected = now;
        model.memoryLimited(source.isMemoryLimited());
        model.window().advance(time);
        StatsSample latest = model.latestProperty().get();
        boolean late = latest != null
                && source.isRunning()
                && latest.time().plus(SILENCE).isBefore(time)
                && begun.plus(SILENCE).isBefore(time);
        model.staleProperty().set(late ? latest.time() : null);
    }

    private void heard(ListChangeListener.Change<? extends Event> change) {
        while (change.next()) {
            source.heard(change.getAddedSubList());
        }
        mark();
    }

    private void mark() {
        model.mark(source.markers());
    }
}
