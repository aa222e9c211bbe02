package dev.slipway.gui.restore;

import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.fx.Background;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.rpc.RpcException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;

/** What a failed checkpoint or restore tells beside its cause and cure: the lines of CRIU's log, and the switch that is the cure. */
final class CriuFailure {
    private static final int MOST_LINES = 16;

    private CriuFailure() {}

    /** Lines of CRIU's log that tell of the failure; none where it wasn't CRIU that failed. */
    static List<String> log(Throwable failure) {
        return Background.cause(failure) instanceof RpcException rpc
                        && rpc.details().get("log") instanceof List<?> lines
                ? lines.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The parameter whose switch is the cure; empty where none is. */
    static String option(Throwable failure) {
        return Background.cause(failure) instanceof RpcException rpc
                        && rpc.details().get("option") instanceof String option
                ? option
                : "";
    }

    /** Tells of it, with CRIU's lines to see beside what else is offered; nothing is tried by itself. */
    static void tell(Desk desk, Throwable failure, Notice.Offer... others) {
        List<Notice.Offer> offers = new ArrayList<>(List.of(others));
        List<String> lines = log(failure);
        if (!lines.isEmpty()) {
            offers.add(new Notice.Offer(Texts.get("offer.criuLog"), () -> show(desk, lines)));
        }
        desk.notices().failed(failure, offers.toArray(Notice.Offer[]::new));
    }

    /**
     * The same of what has a sheet.
     *
     * @param edit opens it again as it was
     * @param switchOn switches on what a parameter is about, before it is opened
     */
    static void tell(Desk desk, Throwable failure, Runnable edit, Consumer<String> switchOn) {
        Notice.Offer again = new Notice.Offer(Texts.get("offer.edit"), edit);
        String option = option(failure);
        if (option.isEmpty()) {
            tell(desk, failure, again);
        } else {
            Runnable switched = () -> {
                switchOn.accept(option);
                edit.run();
            };
            tell(desk, failure, new Notice.Offer(Texts.get("offer.switched." + option), switched), again);
        }
    }

    private static void show(Desk desk, List<String> lines) {
        TextArea text = new TextArea(String.join("\n", lines));
        text.setId("criu-log-lines");
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefRowCount(Math.min(MOST_LINES, lines.size() + 2));
        text.getStyleClass().add("mono");
        Question.show(desk.layers(), Texts.get("criuLog.title"), text);
    }
}
