package dev.slipway.gui.exec;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.logs.LogState;
import dev.slipway.gui.notice.Notices;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** The outputs of exec sessions that were begun here and not detached; the latest few are kept. JavaFX thread. */
public final class ExecOutputs {
    private static final int KEPT = 30;

    private final Desk desk;
    private final ObservableMap<String, ExecOutput> outputs = FXCollections.observableMap(new LinkedHashMap<>());

    /** No output yet. */
    public ExecOutputs(Desk desk) {
        this.desk = desk;
        desk.world().execs().addListener((InvalidationListener)
                change -> List.copyOf(outputs.values()).forEach(output -> output.settle(desk.world())));
    }

    /** By the id of their session. */
    ObservableMap<String, ExecOutput> all() {
        return outputs;
    }

    /** Reads what a session writes, from the channel with that token. */
    void begin(String session, String token) {
        ExecOutput output =
                new ExecOutput(session, InstantSource.system(), FxThread.nextFrame(), ForkJoinPool.commonPool());
        outputs.put(session, output);
        if (outputs.size() > KEPT) {
            ExecOutput oldest = outputs.remove(outputs.keySet().iterator().next());
            if (oldest != null) {
                oldest.close();
            }
        }
        var unused = desk.background()
                .run(
                        () -> {
                            output.read(desk.helper().frames(token));
                            return session;
                        },
                        done -> output.over(desk.world()),
                        failure -> output.model()
                                .stateProperty()
                                .set(LogState.failed(Notices.sentence(String.valueOf(failure.getMessage())))));
    }
}
