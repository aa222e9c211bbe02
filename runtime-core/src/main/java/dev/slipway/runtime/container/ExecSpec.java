package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.os.Capabilities;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.storage.RootText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code process} of the OCI runtime specification for a further process in a container. */
final class ExecSpec {
    private ExecSpec() {}

    /**
     * The process of the session.
     *
     * @param container the OCI configuration in force
     * @param rootfs the container's, where its users are looked up
     */
    static ObjectNode of(ExecSession session, ObjectNode container, Path rootfs) {
        ObjectNode process = container.withObject("/process").deepCopy();
        process.put("terminal", session.terminal());
        process.remove("consoleSize");
        ArrayNode arguments = process.putArray("args");
        session.command().forEach(arguments::add);
        environment(process, session);
        if (session.workdir() != null) {
            process.put("cwd", session.workdir());
        }
        String user = session.user();
        if (user != null) {
            new Users(RootText.of(rootfs)).set(process, user);
            UserCapabilities.fit(process);
        }
        if (session.privileged()) {
            UserCapabilities.SETS.forEach(set -> fill(process, set));
            process.put("noNewPrivileges", false);
        }
        return process;
    }

    private static void environment(ObjectNode process, ExecSession session) {
        Map<String, String> variables = new LinkedHashMap<>();
        process.path("env").forEach(entry -> put(variables, entry.asText()));
        if (session.terminal()) {
            variables.putIfAbsent("TERM", "TERM=xterm");
        }
        session.env().forEach(entry -> put(variables, entry));
        ArrayNode env = process.putArray("env");
        variables.values().forEach(env::add);
    }

    private static void put(Map<String, String> variables, String entry) {
        variables.put(entry.substring(0, Math.max(0, entry.indexOf('='))), entry);
    }

    private static void fill(ObjectNode process, String set) {
        ArrayNode all = process.withObject("/capabilities").putArray(set);
        boolean raised = set.equals("inheritable") || set.equals("ambient");
        if (!raised || process.at("/user/uid").asLong() != 0) {
            Capabilities.ofThisProcess().forEach(all::add);
        }
    }
}
