package dev.slipway.gui.control;

import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.List;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/**
 * How a status is shown.
 *
 * @param role style class that gives the colour: success, warning, neutral, muted, danger or accent
 * @param word what the user reads
 */
public record StatusLook(Ikon icon, String role, String word) {
    /** All roles, to be taken off before another is put on. */
    public static final List<String> ROLES = List.of("success", "warning", "neutral", "muted", "danger", "accent");

    /** The look of a container. */
    public static StatusLook of(ContainerSummary container) {
        Integer code = container.exitCode();
        boolean over = container.status().equals("exited") || container.status().equals("stopped");
        if (over && container.oomKilled()) {
            return new StatusLook(MaterialDesignC.CLOSE_CIRCLE, "danger", Texts.get("status.oom"));
        }
        if (over && code != null && code != 0) {
            return new StatusLook(
                    MaterialDesignC.CLOSE_CIRCLE,
                    "danger",
                    code < 0 ? Texts.get("status.lost") : Texts.get("status.exitedWith", code));
        }
        return of(container.status());
    }

    /** The look of a status by its word in the protocol. */
    public static StatusLook of(String status) {
        return switch (status) {
            case "running" -> look(MaterialDesignC.CIRCLE, "success", status);
            case "paused" -> look(MaterialDesignP.PAUSE_CIRCLE, "warning", status);
            case "created", "configured" -> look(MaterialDesignC.CIRCLE_OUTLINE, "neutral", status);
            case "exited" -> look(MaterialDesignC.CIRCLE_OUTLINE, "muted", status);
            case "stopped" -> look(MaterialDesignS.SQUARE, "muted", status);
            case "degraded" -> look(MaterialDesignC.CIRCLE_HALF_FULL, "warning", status);
            case "stopping", "removing", "restoring", "checkpointing" ->
                look(MaterialDesignC.CIRCLE_HALF_FULL, "accent", status);
            case "error" -> look(MaterialDesignC.CLOSE_CIRCLE, "danger", status);
            default -> new StatusLook(MaterialDesignH.HELP_CIRCLE_OUTLINE, "danger", Texts.get("status.unknown"));
        };
    }

    private static StatusLook look(Ikon icon, String role, String status) {
        return new StatusLook(icon, role, Texts.get("status." + status));
    }
}
