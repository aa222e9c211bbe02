package dev.slipway.gui.exec;

import dev.slipway.gui.form.Checks;
import dev.slipway.gui.form.Field;
import dev.slipway.gui.form.Form;
import dev.slipway.gui.form.Words;
import dev.slipway.gui.text.Texts;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsExecBuilder;
import java.util.List;

/** What is to be run in a container. */
final class ExecForm extends Form {
    private final String container;
    final Field<String> command = ask(Field.text("command", ExecForm::checkCommand));
    final Field<String> user = ask(Field.free("user", ""));
    final Field<String> workdir = ask(Field.text("workdir", Checks::path));
    final Field<String> env = ask(Field.text("env", Checks::variables));
    final Field<Boolean> privileged = ask(Field.free("privileged", false));
    final Field<Boolean> terminal = ask(Field.free("terminal", false));
    final Field<Boolean> detach = ask(new Field<>("detach", false, this::checkDetach));

    /** A form with nothing given, for the container with that full id. */
    ExecForm(String container) {
        this.container = container;
        terminal.valueProperty().addListener(property -> detach.recheck());
    }

    private String checkDetach(boolean on) {
        return on && terminal.get() ? Texts.get("exec.detach.terminal") : "";
    }

    private static String checkCommand(String text) {
        return text.isBlank() ? Texts.get("exec.command.missing") : Words.fault(text);
    }

    /** The request. */
    ContainerCalls.Exec request() {
        List<String> variables = Checks.lines(env.get());
        return ContainerCallsExecBuilder.builder()
                .id(container)
                .command(Words.split(command.get()))
                .user(user.get().isBlank() ? null : user.get().strip())
                .workdir(workdir.get().isBlank() ? null : workdir.get().strip())
                .env(variables.isEmpty() ? null : variables)
                .privileged(privileged.get() ? true : null)
                .terminal(terminal.get() ? true : null)
                .stdin(terminal.get() ? true : null)
                .detachKeys(terminal.get() ? "" : null)
                .detach(detach.get() ? true : null)
                .build();
    }
}
