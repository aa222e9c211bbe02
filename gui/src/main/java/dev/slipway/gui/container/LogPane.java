package dev.slipway.gui.container;

import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.FxThread;
import dev.slipway.gui.logs.LogFollower;
import dev.slipway.gui.logs.LogModel;
import dev.slipway.gui.logs.LogSource;
import dev.slipway.gui.logs.LogTools;
import dev.slipway.gui.logs.LogView;
import dev.slipway.gui.view.ObjectView;
import java.util.concurrent.ForkJoinPool;

/** A container's output, followed while the view is open. */
public final class LogPane {
    private static final int TAIL = 10_000;

    private LogPane() {}

    /** The view of one container's output. */
    public static ObjectView.Content of(Desk desk, String container) {
        LogModel model = new LogModel(LogModel.CAPACITY, FxThread.nextFrame(), ForkJoinPool.commonPool());
        LogFollower follower = new LogFollower(desk, container, model.inlet(LogSource.ONLY), TAIL);
        follower.stateProperty().subscribe(model.stateProperty()::set);
        return new ObjectView.Content(new LogView(model, LogTools.of(desk)), follower::close);
    }
}
