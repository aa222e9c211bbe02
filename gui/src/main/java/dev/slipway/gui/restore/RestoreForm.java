package dev.slipway.gui.restore;

import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.FindingList;
import dev.slipway.gui.form.Form;
import dev.slipway.gui.form.Ports;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.CheckpointCallsRestoreBuilder;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.model.Finding;
import dev.slipway.protocol.model.PortMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a checkpoint is to be restored. What the pre-flight found keeps it from being sent, at the field concerned where there is one, until a
 * later pre-flight finds otherwise.
 */
final class RestoreForm extends Form {
    static final String IN_PLACE = "inPlace";
    static final String CLONE = "clone";
    /** As the checkpoint was taken. */
    static final String USUAL = "";

    static final String ON = "on";
    static final String OFF = "off";
    static final String CLOSE = "close";
    /** The finding that the container which is to go on in place has processes now. */
    private static final String RUNNING = "running";

    private final World world;
    private final CheckpointSummary checkpoint;
    private final List<Field<?>> fields = new ArrayList<>();
    private final Map<String, String> found = new HashMap<>();
    private List<Finding> latest = List.of();

    final Field<String> mode = field("mode", IN_PLACE, any -> "");
    final Field<String> name = field("name", "", this::checkName);
    final Field<String> pod = field("pod", USUAL, any -> "");
    final Field<String> publish = field("publish", "", this::checkPorts);
    final Field<Boolean> ignoreStaticIp = field("ignoreStaticIp", false, any -> "");
    final Field<Boolean> ignoreStaticMac = field("ignoreStaticMac", false, any -> "");
    final Field<String> tcp = field("tcpEstablished", USUAL, any -> "");
    final Field<String> fileLocks = field("fileLocks", USUAL, any -> "");
    final Field<String> externalUnixSockets = field("externalUnixSockets", USUAL, any -> "");
    final Field<String> shellJob = field("shellJob", USUAL, any -> "");
    final Field<Boolean> ignoreRootfs = field("ignoreRootfs", false, any -> "");
    final Field<Boolean> ignoreVolumes = field("ignoreVolumes", false, any -> "");
    /** Nothing that is asked: what was found that no field is about. */
    private final Field<String> apart = field("preflight", "", any -> "");
    /** Whether what runs in the container now is ended first; not a part of the request. */
    final Field<Boolean> endFirst = ask(Field.free("endFirst", false));
    /** Whether a checkpoint is taken of it before; not a part of the request. */
    final Field<Boolean> safety = ask(Field.free("safety", false));

    RestoreForm(World world, CheckpointSummary checkpoint) {
        this.world = world;
        this.checkpoint = checkpoint;
        mode.valueProperty().addListener(property -> recheck());
        endFirst.valueProperty().addListener(property -> follow(latest));
        recheck();
    }

    private <T> Field<T> field(String option, T value, Function<T, String> check) {
        Field<T> field = ask(new Field<>(option, value, now -> {
            String own = check.apply(now);
            return own.isEmpty() ? found.getOrDefault(option, "") : own;
        }));
        field.valueProperty().addListener((property, before, now) -> {
            if (found.remove(option) != null) {
                field.recheck();
            }
        });
        fields.add(field);
        return field;
    }

    CheckpointSummary checkpoint() {
        return checkpoint;
    }

    /** Switches on what a parameter is about. */
    void switchOn(String option) {
        Stream.of(tcp, fileLocks, externalUnixSockets, shellJob)
                .filter(field -> field.option().equals(option))
                .forEach(field -> field.set(ON));
    }

    boolean isClone() {
        return mode.get().equals(CLONE);
    }

    private String checkName(String text) {
        return isClone() ? Checks.newName(text, world) : "";
    }

    private String checkPorts(String text) {
        return isClone() ? Ports.fault(text) : "";
    }

    /** Whether the helper can be asked what it thinks of this. */
    boolean isAskable() {
        return checkName(name.get()).isEmpty() && checkPorts(publish.get()).isEmpty();
    }

    /** Whether the container that would go on in place has processes now. */
    boolean isOccupied() {
        return occupant()
                .filter(each -> each.status().equals("running") || each.status().equals("paused"))
                .isPresent();
    }

    /** What would be ended, if a checkpoint can be taken of it. */
    Optional<ContainerSummary> savable() {
        return occupant().filter(each -> each.status().equals("running"));
    }

    /** What would be ended, of which a checkpoint is wished before. */
    Optional<ContainerSummary> kept() {
        return endsFirst() && safety.get() ? savable() : Optional.empty();
    }

    private Optional<ContainerSummary> occupant() {
        return world.container(checkpoint.container());
    }

    /** Whether what runs now has to be ended before. */
    boolean endsFirst() {
        return !isClone() && endFirst.get() && isOccupied();
    }

    /** Takes over what the pre-flight found; tells what is to be shown apart from the fields. */
    List<Finding> follow(List<Finding> findings) {
        latest = List.copyOf(findings);
        found.clear();
        List<Finding> shown = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.code().equals(RUNNING) && endFirst.get()) {
                continue;
            }
            String option = option(finding);
            boolean isError = finding.severity().equals("error");
            boolean atField = isError && fields.stream().anyMatch(at(option));
            if (isError) {
                String place = atField ? option : apart.option();
                found.merge(place, FindingList.words(finding), (one, other) -> one + "\n" + other);
            }
            if (!atField) {
                shown.add(finding);
            }
        }
        fields.forEach(field -> {
            String fault = found.get(field.option());
            if (fault == null) {
                field.recheck();
            } else {
                field.refuse(fault);
            }
        });
        return List.copyOf(shown);
    }

    private static Predicate<Field<?>> at(String option) {
        return field -> field.option().equals(option);
    }

    private static String option(Finding finding) {
        String pointer = finding.pointer();
        String option = pointer == null ? "" : pointer.replaceFirst("^/", "").replaceFirst("/.*", "");
        return option.equals("tcpClose") ? "tcpEstablished" : option;
    }

    /** The request. */
    CheckpointCalls.Restore request() {
        boolean clone = isClone();
        return CheckpointCallsRestoreBuilder.builder()
                .checkpoint(checkpoint.id())
                .mode(mode.get())
                .name(clone ? text(name) : null)
                .pod(clone && !pod.get().equals(USUAL) ? pod.get() : null)
                .publish(clone ? ports() : null)
                .ignoreStaticIp(clone ? null : TakeForm.on(ignoreStaticIp))
                .ignoreStaticMac(clone ? null : TakeForm.on(ignoreStaticMac))
                .tcpEstablished(tcp.get().equals(CLOSE) ? null : chosen(tcp))
                .tcpClose(tcp.get().equals(CLOSE) ? true : null)
                .fileLocks(chosen(fileLocks))
                .externalUnixSockets(chosen(externalUnixSockets))
                .shellJob(chosen(shellJob))
                .ignoreRootfs(TakeForm.on(ignoreRootfs))
                .ignoreVolumes(TakeForm.on(ignoreVolumes))
                .build();
    }

    private @Nullable List<PortMapping> ports() {
        return publish.get().isBlank() ? null : Ports.read(publish.get());
    }

    private static @Nullable Boolean chosen(Field<String> field) {
        return field.get().equals(USUAL) ? null : Boolean.valueOf(field.get().equals(ON));
    }
}
