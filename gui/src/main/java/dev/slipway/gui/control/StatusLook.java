package dev.slipway.gui.control;

import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.ExecSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        boolean over = container.status().equals("exited") || container.status().equals("stopped");
        if (over && container.oomKilled()) {
            return new StatusLook(MaterialDesignC.CLOSE_CIRCLE, "danger", Texts.get("status.oom"));
        }
        return over ? ended(container.status(), container.exitCode()) : of(container.status());
    }

    /** The look of an exec session. */
    public static StatusLook of(ExecSummary exec) {
        return exec.status().equals("stopped") ? ended("exited", exec.exitCode()) : of(exec.status());
    }

    /** The look of what a health check found: {@code starting healthy unhealthy}. */
    public static StatusLook ofHealth(String health) {
        return switch (health) {
            case "healthy" -> new StatusLook(MaterialDesignH.HEART, "success", Texts.get("health.healthy"));
            case "starting" -> new StatusLook(MaterialDesignH.HEART_OUTLINE, "accent", Texts.get("health.starting"));
            case "unhealthy" -> new StatusLook(MaterialDesignH.HEART_BROKEN, "danger", Texts.get("health.unhealthy"));
            default -> new StatusLook(MaterialDesignH.HELP_CIRCLE_OUTLINE, "muted", health);
        };
    }

    private static StatusLook ended(String status, @Nullable Integer code) {
        if (code == null || code == 0) {
            return of(status);
        }
        return new StatusLook(
                MaterialDesignC.CLOSE_CIRCLE,
                "danger",
                code < 0 ? Texts.get("status.lost") : Texts.get("status.exitedWith", code));
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
