package dev.slipway.gui.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.action.ActionControls;
import dev.slipway.gui.action.Actions;
import dev.slipway.gui.connection.ConnectionState;
import dev.slipway.gui.connection.Helper;
import dev.slipway.gui.control.Layers;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.settings.Settings;
import dev.slipway.gui.task.Jobs;
import dev.slipway.gui.task.Tasks;
import dev.slipway.gui.world.World;

/** The parts that views are made with, put together once at the start. */
public record Desk(
        Helper helper,
        World world,
        ObjectMapper mapper,
        Background background,
        Tasks tasks,
        Jobs jobs,
        Notices notices,
        Actions actions,
        ActionControls controls,
        Layers layers,
        Settings settings,
        Openings openings) {

    /** Whether the helper can be asked for anything. */
    public boolean connected() {
        return helper.stateProperty().get() == ConnectionState.CONNECTED;
    }

    /** The context where nothing is selected. */
    public ActionContext nothing() {
        return ActionContext.nothing(connected());
    }
}
