package dev.slipway.gui.pod;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Question;
import dev.slipway.gui.control.Signals;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.BulkAct;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** What the actions on pods do. Each container's own outcome is told where some failed. */
final class PodCommands {
    private static final int NAMED = 12;

    private final Desk desk;

    PodCommands(Desk desk) {
        this.desk = desk;
    }

    void start(List<PodSummary> pods) {
        each(pods, PodCalls.START, pod -> new Common.Id(pod.id()), "start");
    }

    void pause(List<PodSummary> pods) {
        each(pods, PodCalls.PAUSE, pod -> new Common.Id(pod.id()), "pause");
    }

    void resume(List<PodSummary> pods) {
        each(pods, PodCalls.RESUME, pod -> new Common.Id(pod.id()), "resume");
    }

    void stop(List<PodSummary> pods) {
        each(pods, PodCalls.STOP, pod -> new PodCalls.Stop(pod.id(), null), "stop");
    }

    void restart(List<PodSummary> pods) {
        each(pods, PodCalls.RESTART, pod -> new PodCalls.Stop(pod.id(), null), "restart");
    }

    void kill(List<PodSummary> pods) {
        kill(pods, "KILL");
    }

    private void kill(List<PodSummary> pods, String signal) {
        each(pods, PodCalls.KILL, pod -> new PodCalls.Kill(pod.id(), TextNode.valueOf(signal)), "kill");
    }

    void signal(List<PodSummary> pods) {
        Signals.ask(
                desk.layers(),
                pods.size() == 1
                        ? Texts.get("pod.signal.title", pods.get(0).name())
                        : Texts.get("pod.signal.title.many", pods.size()),
                signal -> kill(pods, signal));
    }

    void remove(List<PodSummary> pods) {
        List<String> lines = new ArrayList<>();
        long alive = 0;
        for (PodSummary pod : pods) {
            List<ContainerSummary> members = members(pod);
            lines.add(
                    members.isEmpty()
                            ? Texts.get("pod.remove.alone", pod.name())
                            : Texts.get("pod.remove.members", pod.name(), names(members)));
            alive += members.stream().filter(PodCommands::isAlive).count();
        }
        if (alive > 0) {
            lines.add(Texts.count("pod.remove.alive", alive));
        }
        lines.add(Texts.get("remove.lost"));
        Question.confirm(
                desk.layers(),
                Texts.count("pod.remove.title", pods.size()),
                lines,
                "",
                Texts.count("pod.remove.verb", pods.size()),
                answer -> each(pods, PodCalls.REMOVE, pod -> new PodCalls.Remove(pod.id(), true, null), "remove"));
    }

    private List<ContainerSummary> members(PodSummary pod) {
        return desk.world().containers().stream()
                .filter(container -> pod.id().equals(container.pod()) && !container.infra())
                .toList();
    }

    private static boolean isAlive(ContainerSummary container) {
        return container.status().equals("running") || container.status().equals("paused");
    }

    private static String names(List<ContainerSummary> members) {
        String names = members.stream().limit(NAMED).map(ContainerSummary::name).collect(Collectors.joining(", "));
        return members.size() <= NAMED ? names : names + " " + Texts.get("remove.more", members.size() - NAMED);
    }

    static void copyId(ActionContext context) {
        String ids = context.pods().stream().map(PodSummary::id).collect(Collectors.joining("\n"));
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, ids));
    }

    private <P> void each(
            List<PodSummary> pods, Call<P, PodCalls.Outcomes> call, Function<PodSummary, P> params, String verb) {
        if (pods.size() > 1) {
            BulkAct.runTold(desk, "pod." + verb, pods, PodSummary::name, pod -> desk.helper()
                    .call(call, params.apply(pod))
                    .thenApply(PodCommands::trouble));
            return;
        }
        for (PodSummary pod : pods) {
            desk.background()
                    .deliver(
                            desk.helper().call(call, params.apply(pod)),
                            outcomes -> tell(pod, outcomes, verb),
                            desk.notices()::failed);
        }
    }

    private void tell(PodSummary pod, PodCalls.Outcomes outcomes, String verb) {
        List<PodCalls.Outcome> failed = outcomes.containers().stream()
                .filter(outcome -> outcome.error() != null)
                .toList();
        String whole = outcomes.error();
        if (failed.isEmpty() && whole != null) {
            desk.notices().tell(Notice.Level.ERROR, Notices.sentence(whole), "", offer(pod));
        } else if (!failed.isEmpty()) {
            desk.notices()
                    .tell(
                            Notice.Level.ERROR,
                            Texts.get(
                                    "pod.partly",
                                    Texts.get("pod.verb." + verb),
                                    failed.size(),
                                    outcomes.containers().size(),
                                    pod.name()),
                            failed.stream().map(PodCommands::words).collect(Collectors.joining("\n")),
                            offer(pod));
        }
    }

    /** What went wrong in a pod, of each container that it did in. */
    private static String trouble(PodCalls.Outcomes outcomes) {
        String whole = outcomes.error();
        String parts = outcomes.containers().stream()
                .filter(outcome -> outcome.error() != null)
                .map(PodCommands::words)
                .collect(Collectors.joining(" "));
        return parts.isEmpty() && whole != null ? Notices.sentence(whole) : parts;
    }

    private Notice.Offer offer(PodSummary pod) {
        return new Notice.Offer(Texts.get("offer.open"), () -> desk.openings().pod(pod.id()));
    }

    private static String words(PodCalls.Outcome outcome) {
        return Texts.get("pod.outcome", outcome.name(), Notices.sentence(Objects.requireNonNull(outcome.error())));
    }
}
