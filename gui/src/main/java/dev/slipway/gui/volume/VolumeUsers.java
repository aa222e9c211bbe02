package dev.slipway.gui.volume;

import dev.slipway.gui.format.Amounts;
import dev.slipway.gui.format.Labels;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.VolumeSummary;
import dev.slipway.protocol.model.VolumeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A volume, and which containers have it.
 *
 * @param users names of containers
 */
record VolumeUsers(VolumeSummary volume, List<String> users) {
    VolumeUsers {
        users = List.copyOf(users);
    }

    /** All volumes of a world. */
    static List<VolumeUsers> all(World world) {
        Map<String, List<String>> users = new HashMap<>();
        for (ContainerSummary container : world.containers()) {
            for (VolumeUse use : container.volumes()) {
                users.computeIfAbsent(use.id(), any -> new ArrayList<>()).add(container.name());
            }
        }
        return world.volumes().stream()
                .map(volume -> new VolumeUsers(
                        volume,
                        users.getOrDefault(volume.id(), List.of()).stream()
                                .distinct()
                                .toList()))
                .toList();
    }

    /** What a volume is called: its name, or a part of its id where none was given. */
    static String name(VolumeSummary volume) {
        return volume.anonymous() ? Texts.get("volume.anonymous", Amounts.shortId(volume.id())) : volume.name();
    }

    /** In which the filter's words are looked for. */
    String words() {
        return String.join(
                " ",
                name(volume),
                volume.id(),
                volume.driver(),
                Labels.words(volume.labels()),
                String.join(" ", users),
                users.isEmpty() ? Texts.get("table.unused") : "");
    }
}
