package dev.slipway.runtime.network;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramResult;
import dev.slipway.runtime.os.ProgramRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The name servers that the CNI plugin dnsname keeps, one dnsmasq for each network with members. The plugin trusts its
 * pid files, which may be of a process that has ended long ago and whose pid is another's now; this does not.
 */
final class NameServers {
    /** The plugin's type. */
    static final String PLUGIN = "dnsname";

    private static final Logger LOG = LoggerFactory.getLogger(NameServers.class);
    private static final Path PROC = Path.of("/proc");

    private final Path folder;
    private final ProgramRunner programs;

    NameServers(ProgramRunner programs) {
        this(Path.of("/run/containers/cni/dnsname"), programs);
    }

    NameServers(Path folder, ProgramRunner programs) {
        this.folder = folder;
        this.programs = programs;
    }

    /** Takes away the pid of a process that is not the network's name server, before the plugin sends it a signal. */
    void forgetStranger(Network network) {
        Path pidFile = pidFile(network);
        if (network.nameServer() && Files.exists(pidFile) && !runs(network)) {
            delete(pidFile);
        }
    }

    /** Whether there is nothing for the plugin's DEL to do, as after a reboot; it fails then. */
    boolean isGone(Network network) {
        return !Files.exists(of(network).resolve("addnhosts"));
    }

    /** NETWORK if the network's name server does not run. */
    void check(Network network) {
        if (network.nameServer() && !runs(network)) {
            throw EngineException.of(
                            ErrorKind.NETWORK,
                            "could not reach the name server of network " + network.name() + ": it does not run")
                    .hint("Start a container on the network, or the engine anew: both start it again.");
        }
    }

    /** Starts the name server of a network that has members, if it ended. */
    void revive(Network network) {
        Path configuration = of(network).resolve("dnsmasq.conf");
        if (!network.nameServer() || runs(network) || !Files.exists(configuration)) {
            return;
        }
        delete(pidFile(network));
        ProgramResult started = programs.run(
                Program.of(ErrorKind.NETWORK, List.of("dnsmasq", "-u", "root", "--conf-file=" + configuration)));
        if (started.succeeded()) {
            LOG.info("the name server of network {} is started again", network.name());
        } else {
            LOG.warn("the name server of network {} does not start: {}", network.name(), started.errors());
        }
    }

    /** Ends the name server of a network without members, and removes its files. */
    void remove(Network network) {
        if (!network.nameServer()) {
            return;
        }
        long pid = pid(network);
        if (pid > 0 && runs(network)) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
        Path own = of(network);
        if (!Files.isDirectory(own)) {
            return;
        }
        try (Stream<Path> files = Files.list(own)) {
            files.forEach(NameServers::delete);
        } catch (IOException e) {
            LOG.debug("{} could not be listed", own, e);
        }
        delete(own);
    }

    private boolean runs(Network network) {
        long pid = pid(network);
        try {
            String command =
                    Files.readString(PROC.resolve(Long.toString(pid)).resolve("cmdline"), StandardCharsets.ISO_8859_1);
            return pid > 0
                    && command.contains(of(network).resolve("dnsmasq.conf").toString());
        } catch (IOException e) {
            return false;
        }
    }

    private long pid(Network network) {
        try {
            return Long.parseLong(Files.readString(pidFile(network)).strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private Path pidFile(Network network) {
        return of(network).resolve("pidfile");
    }

    private Path of(Network network) {
        return folder.resolve(network.name());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", file, e.getMessage());
        }
    }
}
