package dev.slipway.gui.container;

import dev.slipway.gui.control.Facts;
import dev.slipway.gui.control.StatusLabel;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.format.Labels;
import dev.slipway.gui.oom.OomPane;
import dev.slipway.gui.oom.OomStory;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.view.Inspection;
import dev.slipway.protocol.model.ContainerDetail;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a container is and does, in two columns of facts. */
public final class OverviewPane extends ScrollPane {
    private final Desk desk;
    private final Facts state = new Facts(Texts.get("overview.state"));
    private final Facts origin = new Facts(Texts.get("overview.origin"));
    private final Facts network = new Facts(Texts.get("overview.network"));
    private final Facts limits = new Facts(Texts.get("overview.limits"));
    private final Facts places = new Facts(Texts.get("overview.places"));
    private final HealthPane health = new HealthPane();
    private final Label error = new Label();
    private final OomPane oom;

    /** Facts of one container, empty until {@link #show}. */
    public OverviewPane(Desk desk, Inspection<ContainerDetail> inspection) {
        this.desk = desk;
        this.oom = new OomPane(desk);
        inspection.detailProperty().subscribe(detail -> {
            if (detail != null) {
                showPlaces(detail);
                health.show(detail);
            }
        });
        getStyleClass().addAll("overview", "edge-to-edge");
        setFitToWidth(true);
        error.getStyleClass().add("overview-error");
        error.setWrapText(true);
        error.setMaxWidth(Double.MAX_VALUE);
        VBox content = new VBox(
                12, error, oom, Facts.columns(List.of(state, health, network), List.of(origin, limits, places)));
        content.getStyleClass().add("overview-content");
        setContent(content);
    }

    /** Shows a container as the world tells of it. */
    public void show(ContainerSummary container) {
        String why = container.error();
        error.setText(why == null ? "" : why);
        error.setVisible(why != null);
        error.setManaged(why != null);
        showState(container);
        origin.clear();
        origin.add(Texts.get("fact.name"), container.name());
        origin.add(Texts.get("fact.id"), container.id());
        showImage(container);
        origin.add(Texts.get("fact.bundle"), text(container.bundle()));
        origin.add(Texts.get("fact.rootfs"), container.rootfs());
        origin.add(Texts.get("fact.command"), String.join(" ", container.command()));
        origin.add(Texts.get("fact.labels"), Labels.words(container.labels()));
        String pod = container.pod();
        if (pod == null) {
            origin.add(Texts.get("fact.pod"), "");
        } else {
            Hyperlink link =
                    new Hyperlink(desk.world().pod(pod).map(PodSummary::name).orElse(pod));
            link.getStyleClass().add("fact-link");
            link.setOnAction(event -> desk.openings().pod(pod));
            origin.add(Texts.get("fact.pod"), link);
        }
        network.clear();
        if (container.networks().isEmpty()) {
            network.add(Texts.get("fact.network"), Texts.get("overview.noNetwork"));
        }
        container.networks().forEach(address -> {
            network.add(Texts.get("fact.network"), address.network() + "  " + address.interfaceName());
            network.add(Texts.get("fact.addresses"), String.join(", ", address.addresses()));
            network.add(Texts.get("fact.gateway"), text(address.gateway()));
            network.add(Texts.get("fact.mac"), text(address.mac()));
        });
        network.add(
                Texts.get("fact.ports"),
                container.ports().stream()
                        .map(port -> port.hostPort() + " → " + port.containerPort())
                        .collect(Collectors.joining(", ")));
        limits.clear();
        Long memory = container.memoryLimit();
        limits.add(Texts.get("fact.memoryLimit"), memory == null ? Texts.get("fact.noLimit") : Amounts.bytes(memory));
        Double cores = container.cpuLimit();
        limits.add(
                Texts.get("fact.cpuLimit"),
                cores == null ? Texts.get("fact.noLimit") : Texts.get("fact.cores", Amounts.cores(cores)));
    }

    private void showImage(ContainerSummary container) {
        String image = container.image();
        String id = container.imageId();
        if (image != null && id != null && desk.world().images().find(id) != null) {
            Hyperlink link = new Hyperlink(image);
            link.getStyleClass().add("fact-link");
            link.setOnAction(event -> desk.openings().image(id));
            origin.add(Texts.get("fact.image"), link);
        } else {
            origin.add(Texts.get("fact.image"), text(image));
        }
    }

    /** Shows how it ran out of memory last; null for never. */
    void showOom(@Nullable OomStory story) {
        oom.show(story);
    }

    private void showState(ContainerSummary container) {
        StatusLabel status = new StatusLabel();
        status.show(StatusLook.of(container));
        state.clear();
        state.add(Texts.get("fact.status"), status);
        Integer pid = container.pid();
        state.add(Texts.get("fact.pid"), pid == null || pid == 0 ? "" : String.valueOf(pid));
        Integer code = container.exitCode();
        state.add(Texts.get("fact.exitCode"), code == null ? "" : String.valueOf(code));
        state.add(Texts.get("fact.created"), Ages.full(container.created()));
        state.add(Texts.get("fact.started"), Ages.full(container.startedAt()));
        state.add(Texts.get("fact.finished"), Ages.full(container.finishedAt()));
        String policy = container.restartPolicy();
        state.add(Texts.get("fact.restartPolicy"), policy == null ? Texts.get("form.restart.no") : policy);
        if (policy != null || container.restartCount() > 0) {
            state.add(Texts.get("fact.restarts"), String.valueOf(container.restartCount()));
        }
        state.add(Texts.get("fact.protected"), Texts.get(container.guarded() ? "fact.yes" : "fact.no"));
        state.add(Texts.get("fact.checkpointed"), Ages.full(container.checkpointedAt()));
        state.add(Texts.get("fact.restored"), Ages.full(container.restoredAt()));
    }

    private void showPlaces(ContainerDetail detail) {
        places.clear();
        places.add(Texts.get("fact.logPath"), text(detail.logPath()));
        places.add(Texts.get("fact.cgroup"), text(detail.cgroupPath()));
        places.add(Texts.get("fact.netns"), text(detail.state().netns()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
