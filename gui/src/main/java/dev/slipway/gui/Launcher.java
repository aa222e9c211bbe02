package dev.slipway.gui;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads the command line and starts the workbench. */
@Command(
        name = "slipway",
        mixinStandardHelpOptions = true,
        version = "slipway 0.1.0",
        description = "A desktop workbench for containers.")
public final class Launcher implements Callable<Integer> {
    static final Path DEFAULT_SOCKET = Path.of("/run/slipway/slipway.sock");

    private static volatile Path socket = DEFAULT_SOCKET;

    @Option(
            names = "--socket",
            paramLabel = "PATH",
            description = "Socket of the helper (default: /run/slipway/slipway.sock).")
    private @Nullable Path givenSocket;

    /** The socket the workbench connects to. */
    static Path socket() {
        return socket;
    }

    /** Runs with these arguments until the window is closed; the result is the exit code. */
    public static int run(String... arguments) {
        return new CommandLine(new Launcher()).execute(arguments);
    }

    @Override
    public Integer call() {
        if (givenSocket != null) {
            socket = givenSocket.toAbsolutePath();
        }
        if (System.getProperty("prism.order") == null) {
            System.setProperty("prism.order", "sw");
        }
        Application.launch(Workbench.class);
        return 0;
    }
}
