package dev.slipway.gui.pod;

import dev.slipway.gui.control.Facts;
import dev.slipway.gui.control.PodHealth;
import dev.slipway.gui.control.StatusLabel;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.desk.Desk;
import dev.slipway.gui.form.Ports;
import dev.slipway.gui.format.Ages;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.format.Labels;
import dev.slipway.gui.format.Namespaces;
import dev.slipway.gui.notice.Notices;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.PodDetail;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.protocol.model.Resources;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is known of a pod, in two columns. */
final class PodFacts extends VBox {
    private final Desk desk;
    private final Label error = new Label();
    private final Facts state = new Facts(Texts.get("overview.state"));
    private final Facts sharing = new Facts(Texts.get("overview.sharing"));
    private final Facts network = new Facts(Texts.get("overview.network"));
    private final Facts limits = new Facts(Texts.get("overview.podLimits"));

    PodFacts(Desk desk) {
        this.desk = desk;
        getStyleClass().add("overview-content");
        error.getStyleClass().add("overview-error");
        error.setWrapText(true);
        error.setMaxWidth(Double.MAX_VALUE);
        error.setMinHeight(USE_PREF_SIZE);
        setSpacing(12);
        getChildren().addAll(error, Facts.columns(List.of(state, sharing), List.of(network, limits)));
    }

    void show(PodSummary pod) {
        List<ContainerSummary> members = desk.world().containers().stream()
                .filter(container -> pod.id().equals(container.pod()))
                .toList();
        showErrors(members);
        showState(pod, PodHealth.of(pod, members));
        ContainerSummary infra =
                members.stream().filter(ContainerSummary::infra).findFirst().orElse(null);
        showSharing(pod, infra);
        showNetwork(pod, infra);
    }

    private void showErrors(List<ContainerSummary> members) {
        error.setText(members.stream()
                .filter(container -> container.error() != null)
                .map(container -> Texts.get(
                        "pod.outcome", container.name(), Notices.sentence(Objects.requireNonNull(container.error()))))
                .collect(Collectors.joining("\n")));
        error.setVisible(!error.getText().isEmpty());
        error.setManaged(error.isVisible());
    }

    private void showState(PodSummary pod, PodHealth health) {
        StatusLabel status = new StatusLabel();
        status.show(health.look());
        state.clear();
        state.add(Texts.get("fact.status"), status);
        state.add(Texts.get("fact.containers"), health.count());
        state.add(Texts.get("fact.created"), Ages.full(pod.created()));
        state.add(Texts.get("fact.exitPolicy"), Texts.get("pod.exitPolicy." + pod.exitPolicy()));
        String service = pod.service();
        if (service != null) {
            state.add(
                    Texts.get("pod.service"),
                    desk.world().container(service).map(ContainerSummary::name).orElse(service));
        }
        state.add(Texts.get("fact.id"), pod.id());
        if (!pod.labels().isEmpty()) {
            state.add(Texts.get("fact.labels"), Labels.words(pod.labels()));
        }
    }

    private void showSharing(PodSummary pod, @Nullable ContainerSummary infra) {
        sharing.clear();
        sharing.add(
                Texts.get("fact.namespaces"),
                pod.share().isEmpty() ? Texts.get("pod.shares.nothing") : Namespaces.words(pod.share()));
        sharing.add(Texts.get("fact.hostname"), pod.share().contains("uts") ? pod.hostname() : "");
        if (infra != null) {
            StatusLabel status = new StatusLabel();
            StatusLook look = StatusLook.of(infra);
            Integer pid = infra.pid();
            status.show(
                    pid == null
                            ? look
                            : new StatusLook(look.icon(), look.role(), Texts.get("pod.infra.pid", look.word(), pid)));
            sharing.add(Texts.get("fact.infra"), status);
        }
    }

    private void showNetwork(PodSummary pod, @Nullable ContainerSummary infra) {
        network.clear();
        List<NetworkAddress> addresses = infra == null ? List.of() : infra.networks();
        if (addresses.isEmpty()) {
            network.add(
                    Texts.get("fact.network"),
                    pod.networks().isEmpty() ? Texts.get("overview.noNetwork") : String.join(", ", pod.networks()));
        }
        addresses.forEach(address -> {
            network.add(Texts.get("fact.network"), address.network() + "  " + address.interfaceName());
            network.add(Texts.get("fact.addresses"), String.join(", ", address.addresses()));
            String gateway = address.gateway();
            network.add(Texts.get("fact.gateway"), gateway == null ? "" : gateway);
        });
        network.add(
                Texts.get("fact.ports"),
                infra == null ? "" : infra.ports().stream().map(Ports::words).collect(Collectors.joining(", ")));
    }

    /** Shows what only an inspection tells; absent while it isn't known. */
    void showLimits(@Nullable PodDetail detail) {
        limits.clear();
        Resources given = detail == null ? null : detail.resources();
        Long memory = given == null ? null : given.memory();
        Double cores = given == null ? null : given.cpus();
        Long pids = given == null ? null : given.pidsLimit();
        String none = detail == null ? "" : Texts.get("fact.noLimit");
        limits.add(Texts.get("fact.memoryLimit"), memory == null || memory < 0 ? none : Amounts.bytes(memory));
        limits.add(
                Texts.get("fact.cpuLimit"),
                cores == null || cores < 0 ? none : Texts.get("fact.cores", Amounts.cores(cores)));
        limits.add(Texts.get("form.pids"), pids == null || pids < 0 ? none : String.valueOf(pids));
        limits.add(Texts.get("fact.cgroup"), detail == null ? "" : detail.cgroupPath());
    }
}
