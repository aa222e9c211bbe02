package dev.slipway.gui.volume;

import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Form;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.call.VolumeCalls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a new volume is to be. */
final class VolumeForm extends Form {
    static final String USUAL = "usual";

    private final World world;
    final Field<String> name;
    final Field<String> labels = ask(Field.text("labels", Checks::labels));
    final Field<String> uid = ask(Field.text("options.uid", Checks.whole(0)));
    final Field<String> gid = ask(Field.text("options.gid", Checks.whole(0)));
    final Field<String> copy = ask(Field.free("options.copy", USUAL));
    final Field<String> type = ask(Field.free("options.type", ""));
    final Field<String> device = ask(Field.text("options.device", this::checkDevice));
    final Field<String> mount = ask(Field.free("options.o", ""));

    VolumeForm(World world) {
        this.world = world;
        name = ask(Field.text("name", this::checkName));
        type.valueProperty().addListener(property -> device.recheck());
    }

    private String checkName(String text) {
        String wanted = text.strip();
        boolean taken =
                world.volumes().stream().anyMatch(volume -> volume.name().equals(wanted));
        return taken ? Texts.get("import.name.taken", wanted) : Checks.name(text);
    }

    private String checkDevice(String text) {
        boolean typed = !type.get().isBlank();
        if (text.isBlank()) {
            return typed ? Texts.get("volume.device.missing") : "";
        }
        return typed ? "" : Texts.get("volume.type.missing");
    }

    /** The request. */
    VolumeCalls.Create request() {
        return new VolumeCalls.Create(text(name), null, pairs(Checks.lines(labels.get())), options());
    }

    private @Nullable Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        for (Field<String> field : List.of(uid, gid, type, device, mount)) {
            if (!field.get().isBlank()) {
                options.put(
                        field.option().substring("options.".length()),
                        field.get().strip());
            }
        }
        if (!copy.get().equals(USUAL)) {
            options.put(copy.get(), "");
        }
        return options.isEmpty() ? null : options;
    }
}
