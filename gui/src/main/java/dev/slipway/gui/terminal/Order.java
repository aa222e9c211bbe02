package dev.slipway.gui.terminal;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsExecBuilder;
import java.util.List;

/** Which process a terminal shows. */
public sealed interface Order {
    /** Full id of its container. */
    String container();

    /** A further process that the terminal begins, and ends with itself. */
    record Run(ContainerCalls.Exec request) implements Order {
        /** Runs a command with a terminal; no key is kept from it. */
        public static Run of(String container, List<String> command) {
            return with(ContainerCallsExecBuilder.builder()
                    .id(container)
                    .command(command)
                    .build());
        }

        /** Runs what is asked for, with a terminal. */
        public static Run with(ContainerCalls.Exec request) {
            return new Run(ContainerCallsExecBuilder.builder(request)
                    .terminal(true)
                    .stdin(true)
                    .detach(null)
                    .detachKeys("")
                    .build());
        }

        @Override
        public String container() {
            return request.id();
        }

        /** The last part of the program's path. */
        String program() {
            String path = request.command().get(0);
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** A container's own first process, which goes on without the terminal. */
    record Attach(String container) implements Order {}
}
