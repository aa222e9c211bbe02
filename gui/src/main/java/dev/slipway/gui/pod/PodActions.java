package dev.slipway.gui.pod;

import dev.slipway.gui.action.Action;
import dev.slipway.gui.action.ActionContext;
import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.notice.Notice;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.PodSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** What can be done to pods. */
public final class PodActions {
    private static final Set<String> ALIVE = Set.of("running", "degraded", "paused");

    private final Desk desk;

    private PodActions(Desk desk) {
        this.desk = desk;
    }

    /** Adds the actions to the desk's registry. */
    public static void register(Desk desk) {
        PodActions it = new PodActions(desk);
        desk.actions()
                .add(
                        Action.of("pod.create", context -> PodSheet.open(desk))
                                .icon(MaterialDesignH.HEXAGON_MULTIPLE_OUTLINE)
                                .key("Shortcut+Shift+P")
                                .general()
                                .onToolBar()
                                .when(ActionContext::connected),
                        Action.of("pod.graph", context -> desk.openings().graph())
                                .icon(MaterialDesignG.GRAPH_OUTLINE)
                                .key("Shortcut+G")
                                .general()
                                .onToolBar(),
                        Action.of(
                                        "pod.start",
                                        context -> it.each(context, PodCalls.START, pod -> new Common.Id(pod.id())))
                                .icon(MaterialDesignP.PLAY)
                                .when(any(pod -> !pod.status().equals("running")))
                                .apart(),
                        Action.of(
                                        "pod.stop",
                                        context -> it.each(
                                                context, PodCalls.STOP, pod -> new PodCalls.Stop(pod.id(), null)))
                                .icon(MaterialDesignS.STOP)
                                .when(any(pod -> ALIVE.contains(pod.status()))),
                        Action.of("pod.remove", it::remove)
                                .icon(MaterialDesignD.DELETE_OUTLINE)
                                .when(any(pod -> true))
                                .apart());
    }

    private static Predicate<ActionContext> any(Predicate<PodSummary> condition) {
        return context -> context.connected() && context.pods().stream().anyMatch(condition);
    }

    private <P> void each(ActionContext context, Call<P, PodCalls.Outcomes> call, Function<PodSummary, P> params) {
        for (PodSummary pod : context.pods()) {
            desk.background()
                    .deliver(
                            desk.helper().call(call, params.apply(pod)),
                            outcomes -> tell(pod, outcomes),
                            desk.notices()::failed);
        }
    }

    private void tell(PodSummary pod, PodCalls.Outcomes outcomes) {
        List<String> failures = new ArrayList<>();
        outcomes.containers().forEach(outcome -> {
            String error = outcome.error();
            if (error != null) {
                failures.add(outcome.name() + ": " + Notices.sentence(error));
            }
        });
        if (!failures.isEmpty()) {
            desk.notices()
                    .tell(
                            Notice.Level.ERROR,
                            Texts.get("pod.partly", pod.name(), failures.size()),
                            String.join("\n", failures));
        }
    }

    private void remove(ActionContext context) {
        List<PodSummary> pods = context.pods();
        List<String> lines = new ArrayList<>();
        for (PodSummary pod : pods) {
            List<String> members = desk.world().containers().stream()
                    .filter(container -> pod.id().equals(container.pod()) && !container.infra())
                    .map(container -> container.name())
                    .toList();
            lines.add(
                    members.isEmpty()
                            ? Texts.get("pod.remove.alone", pod.name())
                            : Texts.get("pod.remove.members", pod.name(), String.join(", ", members)));
        }
        lines.add(Texts.get("remove.lost"));
        Question.confirm(
                desk.layers(),
                Texts.count("pod.remove.title", pods.size()),
                lines,
                "",
                Texts.count("pod.remove.verb", pods.size()),
                answer -> each(context, PodCalls.REMOVE, pod -> new PodCalls.Remove(pod.id(), true, null)));
    }
}
