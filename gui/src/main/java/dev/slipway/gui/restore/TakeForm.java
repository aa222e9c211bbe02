package dev.slipway.gui.restore;

import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Form;
import dev.slipway.gui.text.Texts;
import dev.slipway.gui.world.World;
import dev.slipway.protocol.call.CheckpointCalls;
import dev.slipway.protocol.call.CheckpointCallsCreateBuilder;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.CheckpointSummary;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a checkpoint is to be taken, of a container or of a whole pod. */
final class TakeForm extends Form {
    private static final int NOTE = 4096;

    /** The options' word for one that only saves memory. */
    static final String PRE = "preCheckpoint";

    private final World world;
    final Field<String> container;
    final Field<String> name;
    final Field<Boolean> leaveRunning = ask(Field.free("leaveRunning", true));
    final Field<Boolean> tcpEstablished = ask(Field.free("tcpEstablished", false));
    final Field<Boolean> fileLocks = ask(Field.free("fileLocks", false));
    final Field<Boolean> externalUnixSockets = ask(Field.free("externalUnixSockets", false));
    final Field<Boolean> shellJob = ask(Field.free("shellJob", false));
    final Field<Boolean> ignoreRootfs = ask(Field.free("ignoreRootfs", false));
    final Field<Boolean> ignoreVolumes = ask(Field.free("ignoreVolumes", false));
    final Field<Boolean> preCheckpoint = ask(Field.free(PRE, false));
    final Field<Boolean> withPrevious = ask(new Field<>("withPrevious", false, this::checkPrevious));
    final Field<String> note = ask(Field.text("note", TakeForm::checkNote));

    /**
     * A form with nothing said yet.
     *
     * @param container full id of the one that it is taken of; of a pod, empty
     */
    TakeForm(World world, String container) {
        this.world = world;
        this.name = ask(Field.text("name", this::checkName));
        this.container = ask(Field.free("container", container));
        this.container.valueProperty().addListener(property -> withPrevious.recheck());
        recheck();
    }

    /** Switches on what a parameter is about. */
    void switchOn(String option) {
        Stream.of(tcpEstablished, fileLocks, externalUnixSockets, shellJob)
                .filter(field -> field.option().equals(option))
                .forEach(field -> field.set(true));
    }

    private String checkName(String text) {
        String wanted = text.strip();
        boolean taken =
                world.checkpoints().stream().anyMatch(each -> each.name().equals(wanted));
        return taken ? Texts.get("import.name.taken", wanted) : Checks.name(text);
    }

    /** What is wrong with a note. */
    static String checkNote(String text) {
        return text.length() > NOTE ? Texts.get("take.note.long", NOTE) : "";
    }

    private String checkPrevious(boolean wanted) {
        return wanted && !hasPrevious() ? Texts.get("take.withPrevious.none") : "";
    }

    private boolean hasPrevious() {
        return world.checkpoints().stream().anyMatch(each -> isPrevious(each, container.get()));
    }

    private static boolean isPrevious(CheckpointSummary each, String container) {
        return each.container().equals(container) && each.options().contains(PRE);
    }

    /** The request for a container. */
    CheckpointCalls.Create request() {
        boolean memoryOnly = preCheckpoint.get();
        return CheckpointCallsCreateBuilder.builder()
                .container(container.get())
                .name(text(name))
                .leaveRunning(memoryOnly ? null : leaveRunning.get())
                .tcpEstablished(on(tcpEstablished))
                .fileLocks(on(fileLocks))
                .externalUnixSockets(on(externalUnixSockets))
                .shellJob(on(shellJob))
                .preCheckpoint(on(preCheckpoint))
                .withPrevious(on(withPrevious))
                .ignoreRootfs(memoryOnly ? null : on(ignoreRootfs))
                .ignoreVolumes(memoryOnly ? null : on(ignoreVolumes))
                .note(text(note))
                .build();
    }

    /** The request for all containers of a pod. */
    PodCalls.Checkpoint request(String pod) {
        return new PodCalls.Checkpoint(
                pod,
                text(name),
                leaveRunning.get(),
                on(tcpEstablished),
                on(fileLocks),
                on(externalUnixSockets),
                on(shellJob),
                on(ignoreRootfs),
                on(ignoreVolumes));
    }

    static @Nullable Boolean on(Field<Boolean> field) {
        return field.get() ? true : null;
    }
}
