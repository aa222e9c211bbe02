package dev.slipway.gui.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.call.ContainerCallsExecBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecFormTest {
    private final ExecForm form = new ExecForm("c1");

    @Test
    void asksForNoMoreThanWasGiven() {
        form.command.set("ls '/my files'");

        assertThat(form.request())
                .isEqualTo(ContainerCallsExecBuilder.builder()
                        .id("c1")
                        .command(List.of("ls", "/my files"))
                        .build());
    }

    @Test
    void aTerminalHasInputAndKeepsNoKeyFromTheProcess() {
        form.command.set("bash");
        form.terminal.set(true);

        assertThat(form.request())
                .isEqualTo(ContainerCallsExecBuilder.builder()
                        .id("c1")
                        .command(List.of("bash"))
                        .terminal(true)
                        .stdin(true)
                        .detachKeys("")
                        .build());
    }

    @Test
    void whatHasATerminalIsNotDetached() {
        form.command.set("bash");
        form.detach.set(true);
        assertThat(form.soundProperty().get()).isTrue();
        form.terminal.set(true);
        assertThat(form.soundProperty().get()).isFalse();
        assertThat(form.detach.messageProperty().get()).isEqualTo("A command in a terminal can't be detached.");

        form.terminal.set(false);
        assertThat(form.soundProperty().get()).isTrue();
    }
}
