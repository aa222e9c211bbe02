package dev.slipway.runtime.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.os.Program;
import dev.slipway.runtime.os.ProgramRunner;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way out of a network namespace that has lost the network through which it led. The plugins of the others were told
 * of theirs when there was one already.
 */
final class DefaultRoute {
    private static final Logger LOG = LoggerFactory.getLogger(DefaultRoute.class);

    private final ProgramRunner programs;

    DefaultRoute(ProgramRunner programs) {
        this.programs = programs;
    }

    /** Lets it lead through the first place that has one; does nothing where there is one still. */
    void restore(String netns, List<AttachmentStore.Saved> places) {
        for (String family : List.of("-4", "-6")) {
            for (AttachmentStore.Saved place : places) {
                ObjectNode result = place.result();
                if (result != null && add(netns, family, place.call().interfaceName(), result)) {
                    break;
                }
            }
        }
    }

    private boolean add(String netns, String family, String interfaceName, ObjectNode result) {
        String all = family.equals("-4") ? "0.0.0.0/0" : "::/0";
        for (JsonNode route : result.path("routes")) {
            if (route.path("dst").asText().equals(all)) {
                for (JsonNode ip : result.path("ips")) {
                    String gateway = ip.path("gateway").asText();
                    if (!gateway.isEmpty() && gateway.contains(":") == all.contains(":")) {
                        run(List.of(
                                "nsenter",
                                "--net=" + netns,
                                "ip",
                                family,
                                "route",
                                "add",
                                "default",
                                "via",
                                gateway,
                                "dev",
                                interfaceName));
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** It fails where there is one. */
    private void run(List<String> command) {
        try {
            programs.run(Program.of(ErrorKind.NETWORK, command));
        } catch (EngineException e) {
            LOG.warn("{}", e.message());
        }
    }
}
