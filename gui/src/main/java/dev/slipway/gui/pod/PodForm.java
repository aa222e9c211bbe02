package dev.slipway.gui.pod;

import dev.slipway.gui.create.LimitFields;
import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Form;
import dev.slipway.gui.form.Ports;
import dev.slipway.gui.form.Words;
import dev.slipway.gui.format.Namespaces;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.call.PodCallsCreateBuilder;
import dev.slipway.protocol.model.NetworkSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a new pod is to be. */
final class PodForm extends Form {
    static final String DEFAULT = "default";
    static final String NONE = "none";
    static final String CHOSEN = "chosen";
    private static final List<String> USUAL = List.of("net", "ipc", "uts");

    final Field<String> name;
    final Field<String> hostname = ask(Field.text("hostname", this::checkHostname));
    final Field<String> labels = ask(Field.text("labels", Checks::labels));
    final Field<String> network = ask(Field.free("networks", DEFAULT));
    final Field<String> publish = ask(Field.text("publish", this::checkPorts));
    final Field<String> infraCommand = ask(Field.text("infraCommand", Words::fault));
    final Field<String> exitPolicy = ask(Field.free("exitPolicy", "continue"));
    final Field<String> service = ask(Field.free("service", ""));
    final LimitFields limits = new LimitFields(this::ask);
    private final Map<String, Field<Boolean>> share = new LinkedHashMap<>();
    private final Map<String, Field<Boolean>> networks = new LinkedHashMap<>();

    /** A form with what is usual. */
    PodForm(World world) {
        name = ask(Field.text("name", text -> Checks.newName(text, world)));
        for (String kind : Namespaces.SHAREABLE) {
            Field<Boolean> field = ask(Field.free("share." + kind, USUAL.contains(kind)));
            field.valueProperty().addListener(property -> {
                hostname.recheck();
                publish.recheck();
            });
            share.put(kind, field);
        }
        world.networks().stream()
                .map(NetworkSummary::name)
                .forEach(each -> networks.put(each, ask(Field.free("networks." + each, false))));
    }

    /** Whether a kind of namespace is shared. */
    Field<Boolean> share(String kind) {
        return share.getOrDefault(kind, Field.free(kind, false));
    }

    /** Whether the pod is on a network, for each network there is. */
    Map<String, Field<Boolean>> networks() {
        return networks;
    }

    private String checkHostname(String text) {
        if (!text.isBlank() && !share("uts").get()) {
            return Texts.get("pod.hostname.notShared");
        }
        return Checks.hostname(text);
    }

    private String checkPorts(String text) {
        if (!text.isBlank() && !share("net").get()) {
            return Texts.get("pod.publish.notShared");
        }
        return Ports.fault(text);
    }

    /** The request. */
    PodCalls.Create request() {
        List<String> command = Words.split(infraCommand.get());
        return PodCallsCreateBuilder.builder()
                .name(text(name))
                .labels(pairs(Checks.lines(labels.get())))
                .share(chosen(share))
                .networks(chosenNetworks())
                .publish(publish.get().isBlank() ? null : Ports.read(publish.get()))
                .hostname(text(hostname))
                .infraCommand(command.isEmpty() ? null : command)
                .resources(limits.given())
                .exitPolicy(exitPolicy.get().equals("continue") ? null : exitPolicy.get())
                .service(text(service))
                .build();
    }

    /** Absent where the pod has the default network, or no network namespace that could be on one. */
    private @Nullable List<String> chosenNetworks() {
        if (!share("net").get() || network.get().equals(DEFAULT)) {
            return null;
        }
        return network.get().equals(NONE) ? List.of() : chosen(networks);
    }

    private static List<String> chosen(Map<String, Field<Boolean>> fields) {
        List<String> names = new ArrayList<>();
        fields.forEach((name, field) -> {
            if (field.get()) {
                names.add(name);
            }
        });
        return names;
    }
}
