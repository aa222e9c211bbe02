package dev.slipway.gui.container;

import dev.slipway.gui.control.Question;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.BulkAct;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.model.ContainerSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Removing containers, and dropping those that can't be removed; asks first. */
final class Removal {
    private static final int NAMED = 12;

    private final Desk desk;
    private final Safekeeping safekeeping;

    Removal(Desk desk, Safekeeping safekeeping) {
        this.desk = desk;
        this.safekeeping = safekeeping;
    }

    void remove(List<ContainerSummary> containers) {
        long alive = containers.stream().filter(ContainerActions::alive).count();
        List<ContainerSummary> running =
                containers.stream().filter(ContainerActions::savable).toList();
        List<String> lines = new ArrayList<>(names(containers));
        if (alive > 0) {
            lines.add(Texts.count("remove.alive", alive));
        }
        lines.add(Texts.get("remove.lost"));
        Question.confirm(
                desk.layers(),
                Texts.count("remove.title", containers.size()),
                lines,
                running.isEmpty() ? "" : Texts.count("safety.option", running.size()),
                Texts.count("remove.verb", containers.size()),
                safely -> remove(containers, safely ? running : List.of()));
    }

    private void remove(List<ContainerSummary> containers, List<ContainerSummary> kept) {
        List<ContainerSummary> others = containers.stream()
                .filter(container -> !kept.contains(container))
                .toList();
        BulkAct.run(desk, "container.remove", others, ContainerSummary::name, this::removal);
        if (!kept.isEmpty()) {
            safekeeping.before(kept, this::removal);
        }
    }

    private CompletableFuture<?> removal(ContainerSummary container) {
        return desk.helper()
                .call(
                        ContainerCalls.REMOVE,
                        new ContainerCalls.Remove(container.id(), ContainerActions.alive(container), null, null));
    }

    void evict(List<ContainerSummary> containers) {
        List<String> lines = new ArrayList<>(names(containers));
        lines.add(Texts.get("evict.lost"));
        Question.confirm(
                desk.layers(),
                Texts.count("evict.title", containers.size()),
                lines,
                "",
                Texts.count("evict.verb", containers.size()),
                answer -> BulkAct.run(
                        desk, "container.evict", containers, ContainerSummary::name, container -> desk.helper()
                                .call(ContainerCalls.EVICT, new ContainerCalls.Evict(container.id(), null))));
    }

    private static List<String> names(List<ContainerSummary> containers) {
        String names =
                containers.stream().limit(NAMED).map(ContainerSummary::name).collect(Collectors.joining(", "));
        return containers.size() <= NAMED
                ? List.of(names)
                : List.of(names, Texts.get("remove.more", containers.size() - NAMED));
    }
}
