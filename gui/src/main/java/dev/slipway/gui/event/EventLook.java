package dev.slipway.gui.event;

import dev.slipway.gui.control.StatusLook;
import dev.slipway.protocol.model.Event;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/**
 * How an event is shown.
 *
 * @param role style class that gives its icon's colour
 */
public record EventLook(Ikon icon, String role) {
    /** The look of an event by what happened. */
    public static EventLook of(Event event) {
        return switch (event.action()) {
            case "create", "import" -> new EventLook(MaterialDesignP.PLUS_CIRCLE_OUTLINE, "accent");
            case "init" -> new EventLook(MaterialDesignC.CIRCLE_OUTLINE, "muted");
            case "start" -> new EventLook(MaterialDesignP.PLAY, "success");
            case "restart" -> new EventLook(MaterialDesignR.RESTART, "warning");
            case "stop" -> new EventLook(MaterialDesignS.STOP, "muted");
            case "kill" -> new EventLook(MaterialDesignF.FLASH_OUTLINE, "warning");
            case "died", "exec_died" -> ended(event);
            case "oom" -> new EventLook(MaterialDesignM.MEMORY, "danger");
            case "pause" -> new EventLook(MaterialDesignP.PAUSE_CIRCLE, "warning");
            case "resume" -> new EventLook(MaterialDesignP.PLAY_PAUSE, "success");
            case "health" -> health(event);
            case "exec" -> new EventLook(MaterialDesignC.CONSOLE_LINE, "accent");
            case "attach" -> new EventLook(MaterialDesignC.CONNECTION, "muted");
            case "update" -> new EventLook(MaterialDesignT.TUNE, "accent");
            case "rename" -> new EventLook(MaterialDesignF.FORM_TEXTBOX, "accent");
            case "refresh" -> new EventLook(MaterialDesignR.REFRESH, "muted");
            case "checkpoint" -> new EventLook(MaterialDesignC.CAMERA_OUTLINE, "accent");
            case "restore" -> new EventLook(MaterialDesignB.BACKUP_RESTORE, "success");
            case "mount" -> new EventLook(MaterialDesignF.FOLDER_OPEN_OUTLINE, "muted");
            case "unmount" -> new EventLook(MaterialDesignF.FOLDER_OUTLINE, "muted");
            case "remove", "prune", "evict" -> new EventLook(MaterialDesignD.DELETE_OUTLINE, "muted");
            case "cleanup" -> new EventLook(MaterialDesignB.BROOM, "muted");
            default -> new EventLook(MaterialDesignC.CIRCLE_SMALL, "muted");
        };
    }

    /** What happened, as a sentence without its object; the bare word for what this version doesn't know. */
    public static String sentence(Event event) {
        String sentence = EventWords.sentence(event);
        return sentence.isEmpty() ? event.action() : sentence;
    }

    private static EventLook ended(Event event) {
        Object code = event.attributes().get("exitCode");
        boolean well = code == null || String.valueOf(code).equals("0");
        return new EventLook(
                well ? MaterialDesignC.CHECK_CIRCLE_OUTLINE : MaterialDesignC.CLOSE_CIRCLE, well ? "muted" : "danger");
    }

    private static EventLook health(Event event) {
        String found = EventWords.health(event);
        StatusLook look = StatusLook.ofHealth(found);
        return new EventLook(look.icon(), look.role());
    }
}
