package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first process of a container that asks for one: it runs the command, reaps what nobody waits for, and passes signals on. */
final class InitProcess {
    /** Where the host's program appears in the container. */
    static final String PATH = "/run/.slipway-init";

    private InitProcess() {}

    /** Returns if the program is there; UNSUPPORTED if not. */
    static void require(Path program) {
        if (!Files.isExecutable(program)) {
            throw EngineException.of(
                            ErrorKind.UNSUPPORTED,
                            "could not give the container an init process: " + program + " is not there")
                    .hint("Install catatonit, or leave init out.");
        }
    }

    /** Finds that the container has no pid namespace of its own, in which it could be the first process. */
    static void checkNamespace(boolean owned, OptionFindings findings) {
        if (!owned) {
            findings.add(
                    "init",
                    "an init process needs a pid namespace of the container's own",
                    "Leave init out, or give the container its own pid namespace.");
        }
    }

    /** Puts it in front of the command, over whatever the specification mounts. */
    static void add(ObjectNode spec, Path program) {
        ObjectNode process = SpecOptions.object(spec, "process");
        ArrayNode arguments = process.arrayNode().add(PATH).add("--");
        for (JsonNode word : process.path("args")) {
            arguments.add(word);
        }
        process.set("args", arguments);
        ObjectNode mount = spec.withArray("mounts").addObject();
        mount.put("destination", PATH).put("type", "bind").put("source", program.toString());
        mount.putArray("options").add("bind").add("ro").add("nosuid").add("nodev");
    }
}
