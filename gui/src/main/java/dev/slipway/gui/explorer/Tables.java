package dev.slipway.gui.explorer;

import dev.slipway.gui.control.Placeholder;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.ObjectColumns;
import dev.slipway.gui.view.Row;
import dev.slipway.protocol.model.SavedDescriptor;
import dev.slipway.protocol.model.SavedEnvironment;
import dev.slipway.protocol.model.SavedFile;
import dev.slipway.protocol.model.SavedLogLine;
import dev.slipway.protocol.model.SavedMount;
import dev.slipway.protocol.model.SavedSocket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** The explorer's tables. */
final class Tables {
    private Tables() {}

    /** A variable of a process. */
    record Variable(int pid, String name, String value) {}

    static RowsView<SavedDescriptor> descriptors(Desk desk, CheckpointContent content) {
        List<TableColumn<Row<SavedDescriptor>, ?>> columns = List.of(
                ObjectColumns.number(RowsView.PID, 60, each -> (long) each.pid(), each -> String.valueOf(each.pid())),
                ObjectColumns.number("fd", 50, each -> (long) each.fd(), each -> String.valueOf(each.fd())),
                ObjectColumns.icon("kind", 110, Tables::icon, SavedDescriptor::kind),
                ObjectColumns.text("target", 360, Tables::target),
                ObjectColumns.text("flags", 190, Tables::flags, "mono"),
                ObjectColumns.number("position", 90, each -> number(each.position()), each -> shown(each.position())),
                ObjectColumns.number("size", 80, each -> number(each.size()), each -> bytes(each.size())),
                ObjectColumns.text("detail", 160, each -> pairs(each.detail())));
        return new RowsView<>(
                desk,
                "descriptors",
                columns,
                each -> each.pid() + " " + each.fd() + " " + each.kind() + " " + each.target() + " " + flags(each),
                empty("descriptors", MaterialDesignF.FILE_OUTLINE),
                content::descriptors);
    }

    private static String target(SavedDescriptor each) {
        return each.deleted() ? Texts.get("explore.deleted", each.target()) : each.target();
    }

    private static String flags(SavedDescriptor each) {
        String flags = String.join(" ", each.flags());
        return each.closeOnExec() ? flags + " O_CLOEXEC" : flags;
    }

    private static Ikon icon(SavedDescriptor each) {
        return switch (each.kind()) {
            case "file", "memfd" -> MaterialDesignF.FILE_OUTLINE;
            case "folder" -> MaterialDesignF.FOLDER_OUTLINE;
            case "pipe", "fifo" -> MaterialDesignP.PIPE;
            case "socket" -> MaterialDesignL.LAN;
            case "tty" -> MaterialDesignC.CONSOLE_LINE;
            case "timerfd" -> MaterialDesignT.TIMER_OUTLINE;
            default -> MaterialDesignF.FILE_COG_OUTLINE;
        };
    }

    static RowsView<SavedSocket> sockets(Desk desk, CheckpointContent content) {
        List<TableColumn<Row<SavedSocket>, ?>> columns = List.of(
                ObjectColumns.text("holders", 110, Sockets::holders),
                ObjectColumns.text("family", 70, SavedSocket::family),
                ObjectColumns.text("type", 70, Sockets::protocol),
                ObjectColumns.text("state", 110, SavedSocket::state, "strong"),
                ObjectColumns.text("local", 200, Sockets::localPlace, "mono"),
                ObjectColumns.text("remote", 200, Sockets::remotePlace, "mono"),
                ObjectColumns.number(
                        "received", 80, each -> number(each.receiveQueue()), each -> bytes(each.receiveQueue())),
                ObjectColumns.number("sent", 80, each -> number(each.sendQueue()), each -> bytes(each.sendQueue())),
                ObjectColumns.text("detail", 160, each -> pairs(each.detail())));
        return new RowsView<>(
                desk,
                "sockets",
                columns,
                each -> String.join(
                        " ",
                        each.family(),
                        each.type(),
                        String.valueOf(each.protocol()),
                        each.state(),
                        Sockets.localPlace(each),
                        Sockets.remotePlace(each),
                        Sockets.holders(each)),
                empty("sockets", MaterialDesignL.LAN),
                content::sockets);
    }

    static RowsView<SavedMount> mounts(Desk desk, CheckpointContent content) {
        List<TableColumn<Row<SavedMount>, ?>> columns = List.of(
                ObjectColumns.text("destination", 260, SavedMount::destination, "mono"),
                ObjectColumns.text("type", 90, SavedMount::type),
                ObjectColumns.text("source", 180, SavedMount::source),
                ObjectColumns.text("root", 140, SavedMount::root, "mono"),
                ObjectColumns.text("options", 260, each -> String.join(", ", each.options())),
                ObjectColumns.text("propagation", 90, SavedMount::propagation),
                ObjectColumns.text("external", 140, each -> word(each.external())));
        return new RowsView<>(
                desk,
                "mounts",
                columns,
                each -> each.destination() + " " + each.type() + " " + each.source() + " " + each.options(),
                empty("mounts", MaterialDesignD.DATABASE_OUTLINE),
                content::mounts);
    }

    static RowsView<Variable> environment(Desk desk, CheckpointContent content) {
        List<TableColumn<Row<Variable>, ?>> columns = List.of(
                ObjectColumns.number(RowsView.PID, 60, each -> (long) each.pid(), each -> String.valueOf(each.pid())),
                ObjectColumns.text("name", 220, Variable::name, "strong"),
                ObjectColumns.text("value", 640, Variable::value, "mono"));
        return new RowsView<>(
                desk,
                "environment",
                columns,
                each -> each.name() + " " + each.value(),
                empty("environment", MaterialDesignF.FORM_TEXTBOX),
                pid -> content.environment(pid).thenApply(each -> each.stream()
                        .flatMap(one -> one.variables().stream().map(text -> variable(one, text)))
                        .toList()));
    }

    private static Variable variable(SavedEnvironment environment, String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new Variable(environment.pid(), text, "")
                : new Variable(environment.pid(), text.substring(0, equals), text.substring(equals + 1));
    }

    static RowsView<SavedFile> files(Desk desk, CheckpointContent content) {
        List<TableColumn<Row<SavedFile>, ?>> columns = List.of(
                ObjectColumns.icon("path", 420, Tables::icon, Tables::path),
                ObjectColumns.text("place", 130, SavedFile::place),
                ObjectColumns.text("change", 90, each -> Texts.get("explore.change." + each.change())),
                ObjectColumns.number(
                        "size", 80, SavedFile::size, each -> each.kind() == null ? "" : bytes(each.size())),
                ObjectColumns.text("mode", 70, each -> word(each.mode()), "mono"),
                ObjectColumns.text("owner", 90, each -> each.uid() + ":" + each.gid(), "mono"),
                ObjectColumns.text("modified", 150, each -> Ages.full(each.modified())));
        return new RowsView<>(
                desk,
                "saved-files",
                columns,
                each -> each.place() + " " + each.path() + " " + each.change(),
                empty("files", MaterialDesignF.FOLDER_OUTLINE),
                any -> content.files());
    }

    private static String path(SavedFile file) {
        String target = file.target();
        return target == null ? file.path() : file.path() + " → " + target;
    }

    private static Ikon icon(SavedFile file) {
        String kind = file.kind();
        if (kind == null) {
            return MaterialDesignF.FILE_REMOVE_OUTLINE;
        }
        return switch (kind) {
            case "folder" -> MaterialDesignF.FOLDER_OUTLINE;
            case "link" -> MaterialDesignF.FILE_LINK_OUTLINE;
            case "file" -> MaterialDesignF.FILE_OUTLINE;
            default -> MaterialDesignF.FILE_COG_OUTLINE;
        };
    }

    static RowsView<SavedLogLine> log(Desk desk, CheckpointContent content) {
        List<TableColumn<Row<SavedLogLine>, ?>> columns = List.of(
                ObjectColumns.number("line", 60, each -> (long) each.number(), each -> String.valueOf(each.number())),
                ObjectColumns.number(
                        "seconds",
                        80,
                        each -> Math.round(seconds(each) * 1e6),
                        each -> each.seconds() == null ? "" : String.format(Locale.ROOT, "%.6f", each.seconds())),
                ObjectColumns.icon("level", 90, Tables::icon, SavedLogLine::level),
                ObjectColumns.text("text", 800, SavedLogLine::text, "mono"));
        return new RowsView<>(
                desk,
                "criu-log",
                columns,
                each -> each.level() + " " + each.text(),
                empty("log", MaterialDesignF.FILE_OUTLINE),
                any -> content.log());
    }

    private static double seconds(SavedLogLine line) {
        Double seconds = line.seconds();
        return seconds == null ? 0 : seconds;
    }

    private static Ikon icon(SavedLogLine line) {
        return switch (line.level()) {
            case "error" -> MaterialDesignC.CLOSE_CIRCLE_OUTLINE;
            case "warning" -> MaterialDesignA.ALERT_OUTLINE;
            default -> MaterialDesignI.INFORMATION_OUTLINE;
        };
    }

    private static Placeholder empty(String what, Ikon icon) {
        return Placeholder.empty(icon, Texts.get("explore.nothing." + what), "");
    }

    private static String pairs(Map<String, String> detail) {
        return detail.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static long number(@Nullable Long value) {
        return value == null ? -1 : value;
    }

    private static String shown(@Nullable Long value) {
        return value == null ? "" : String.valueOf(value);
    }

    private static String bytes(@Nullable Long value) {
        return value == null ? "" : Amounts.bytes(value);
    }

    private static String word(@Nullable String value) {
        return value == null ? "" : value;
    }
}
