package dev.slipway.helper;

import dev.slipway.helper.config.Chosen;
import dev.slipway.helper.config.ConfigReader;
import dev.slipway.helper.config.HelperConfig;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.runtime.RuntimeConfig;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The helper's command line. Runs in the foreground until SIGTERM or SIGINT; containers go on running. */
@Command(
        name = "slipwayd",
        description = "The privileged helper of Slipway, in the foreground.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Main implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    @Option(names = "--socket", paramLabel = "PATH", description = "Where to listen.")
    private @Nullable Path socket;

    @Option(names = "--root", paramLabel = "DIR", description = "Folder of what must survive a reboot.")
    private @Nullable Path root;

    @Option(names = "--runroot", paramLabel = "DIR", description = "Folder of what must not.")
    private @Nullable Path runRoot;

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration; default: /etc/slipway/helper.toml.")
    private @Nullable Path config;

    /** EX_SOFTWARE of sysexits.h. */
    private static final int BROKEN = 70;

    private final PrintStream out;
    private final PrintStream err;

    private Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Starts the helper; exits with 0 after an ordered stop, 1 if it cannot start, 2 for a wrong command line, 70
     * if a thread of its broke. */
    public static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler(Main::end);
        int code = new CommandLine(new Main(System.out, System.err)).execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * Ends the helper: without one of its threads, the one that sees containers end say, it would tell lies. Containers
     * go on, and the next helper finds out what is true.
     */
    private static void end(Thread thread, Throwable failure) {
        LOG.error("thread {} ended unexpectedly; the helper ends, containers go on", thread.getName(), failure);
        java.lang.Runtime.getRuntime().halt(BROKEN);
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            run(read());
            return 0;
        } catch (EngineException e) {
            err.println("slipwayd: " + e.message() + (e.hint() == null ? "" : ". " + e.hint()));
            LOG.debug("could not start", e);
            return 1;
        }
    }

    private HelperConfig read() {
        Path file = config == null && Files.exists(HelperConfig.FILE) ? HelperConfig.FILE : config;
        RuntimeConfig defaults = Programs.found(RuntimeConfig.defaults());
        return new ConfigReader(defaults).read(file, new Chosen(absolute(socket), absolute(root), absolute(runRoot)));
    }

    /** Stops in the hook, which the virtual machine waits for: SIGTERM gets an ordered end. */
    private void run(HelperConfig chosen) throws InterruptedException {
        Helper helper = Helper.start(chosen, InstantSource.system());
        CountDownLatch stopped = new CountDownLatch(1);
        java.lang.Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            helper.close();
                            stopped.countDown();
                        },
                        "slipway-stop"));
        out.println("listening on " + chosen.socket());
        out.flush();
        stopped.await();
    }

    private static @Nullable Path absolute(@Nullable Path path) {
        return path == null ? null : path.toAbsolutePath().normalize();
    }
}
