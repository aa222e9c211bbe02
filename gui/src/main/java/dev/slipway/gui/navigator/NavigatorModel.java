package dev.slipway.gui.navigator;

import static dev.slipway.gui.text.NaturalOrder.NATURAL_ORDER;

import dev.slipway.gui.control.PodHealth;
import dev.slipway.gui.control.StatusLook;
import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.PodSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The navigator's tree as plain data, made of the world. */
final class NavigatorModel {
    /** A line with the lines below it. */
    record Branch(NavigatorItem item, List<Branch> children) {}

    private NavigatorModel() {}

    static List<Branch> tree(World world) {
        List<ContainerSummary> containers = world.containers().stream()
                .filter(container -> !container.infra())
                .sorted(Comparator.comparing(ContainerSummary::name, NATURAL_ORDER))
                .toList();
        List<Branch> pods =
                world.pods().stream().map(pod -> pod(pod, containers)).toList();
        List<Branch> loose = containers.stream()
                .filter(container -> container.pod() == null)
                .map(NavigatorModel::container)
                .toList();
        List<Branch> roots = new ArrayList<>();
        roots.add(group("pods", pods));
        roots.add(group("containers", loose));
        roots.add(group(
                "images",
                world.images().stream()
                        .map(image -> leaf(
                                "image",
                                image.id(),
                                MaterialDesignL.LAYERS_OUTLINE,
                                image.names().isEmpty()
                                        ? Amounts.shortId(image.id())
                                        : image.names().get(0),
                                Amounts.bytes(image.size())))
                        .toList()));
        roots.add(group(
                "bundles",
                world.bundles().stream()
                        .map(bundle -> leaf(
                                "bundle",
                                bundle.id(),
                                MaterialDesignP.PACKAGE_VARIANT_CLOSED,
                                bundle.name(),
                                bundle.mode().equals("copy")
                                        ? Amounts.bytes(bundle.size())
                                        : Texts.get("bundle.inPlace")))
                        .toList()));
        roots.add(group(
                "volumes",
                world.volumes().stream()
                        .map(volume -> leaf(
                                "volume",
                                volume.id(),
                                MaterialDesignD.DATABASE_OUTLINE,
                                volume.anonymous()
                                        ? Texts.get("volume.anonymous", Amounts.shortId(volume.id()))
                                        : volume.name(),
                                ""))
                        .toList()));
        roots.add(group(
                "networks",
                world.networks().stream()
                        .map(network -> leaf(
                                "network",
                                network.name(),
                                MaterialDesignL.LAN,
                                network.name(),
                                String.join(", ", network.subnets())))
                        .toList()));
        roots.add(group(
                "checkpoints",
                world.checkpoints().stream()
                        .map(checkpoint -> leaf(
                                "checkpoint",
                                checkpoint.id(),
                                MaterialDesignC.CAMERA_OUTLINE,
                                checkpoint.name(),
                                Amounts.bytes(checkpoint.size())))
                        .toList()));
        return roots;
    }

    private static Branch pod(PodSummary pod, List<ContainerSummary> containers) {
        PodHealth health = PodHealth.of(pod, containers);
        StatusLook look = health.look();
        return new Branch(
                new NavigatorItem("pod:" + pod.id(), "pod", pod.id(), look.icon(), pod.name(), health.count(), look),
                containers.stream()
                        .filter(container -> pod.id().equals(container.pod()))
                        .map(NavigatorModel::container)
                        .toList());
    }

    private static Branch container(ContainerSummary container) {
        StatusLook look = StatusLook.of(container);
        return new Branch(
                new NavigatorItem(
                        "container:" + container.id(),
                        "container",
                        container.id(),
                        look.icon(),
                        container.name(),
                        container.initContainer() == null ? "" : Texts.get("navigator.init"),
                        look),
                List.of());
    }

    private static Branch leaf(String kind, String id, Ikon icon, String name, String detail) {
        return new Branch(new NavigatorItem(kind + ":" + id, kind, id, icon, name, detail, null), List.of());
    }

    /** With its children in the order of their names. */
    private static Branch group(String key, List<Branch> children) {
        return new Branch(
                new NavigatorItem(
                        "group:" + key,
                        "group",
                        "",
                        MaterialDesignC.CHEVRON_RIGHT,
                        Texts.get("navigator." + key),
                        children.isEmpty() ? "" : String.valueOf(children.size()),
                        null),
                children.stream()
                        .sorted(Comparator.comparing(child -> child.item().name(), NATURAL_ORDER))
                        .toList());
    }
}
