package dev.slipway.runtime.network;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramResult;
import dev.slipway.runtime.os.ProgramRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets no TCP packet in, anywhere in a network namespace, but those that CRIU marks as its own. What is held back is sent
 * again by the kernel.
 */
final class TcpHold {
    private static final Logger LOG = LoggerFactory.getLogger(TcpHold.class);
    private static final List<String> RULE =
            List.of("INPUT", "-p", "tcp", "-m", "mark", "!", "--mark", "0xC114", "-j", "DROP");

    private final ProgramRunner programs;

    TcpHold(ProgramRunner programs) {
        this.programs = programs;
    }

    /** Begins it; NETWORK if the kernel has no such rules. */
    void begin(Path netns) {
        ProgramResult added = run(netns, "iptables", "-I");
        if (!added.succeeded()) {
            throw EngineException.of(
                            ErrorKind.NETWORK,
                            "could not hold connections in " + netns + ": "
                                    + added.errors().strip())
                    .hint(
                            "Restore without established TCP connections, or use a kernel with the packet filter's marks.");
        }
        ignoreFailure(netns, "ip6tables", "-I");
    }

    /** Ends it; what can't be ended is logged, and goes with the namespace. */
    void end(Path netns) {
        ignoreFailure(netns, "iptables", "-D");
        ignoreFailure(netns, "ip6tables", "-D");
    }

    private void ignoreFailure(Path netns, String program, String verb) {
        try {
            ProgramResult result = run(netns, program, verb);
            if (!result.succeeded()) {
                LOG.debug("{} {} in {}: {}", program, verb, netns, result.errors());
            }
        } catch (EngineException e) {
            LOG.warn("{} {} in {}: {}", program, verb, netns, e.message());
        }
    }

    private ProgramResult run(Path netns, String program, String verb) {
        List<String> command = new ArrayList<>(List.of("nsenter", "--net=" + netns, program, "--wait", verb));
        command.addAll(RULE);
        return programs.run(Program.of(ErrorKind.NETWORK, command));
    }
}
