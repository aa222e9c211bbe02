package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.os.AppArmor;
import dev.slipway.runtime.storage.RootText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the options of a new container into its OCI configuration. What is not sound is found, not written. */
final class SpecOptions {
    private final CreateContainer request;
    private final ObjectNode spec;
    private final OptionFindings findings;

    private SpecOptions(CreateContainer request, ObjectNode spec, OptionFindings findings) {
        this.request = request;
        this.spec = spec;
        this.findings = findings;
    }

    /**
     * @param files where users and groups are looked up; null where what it is made from was refused
     */
    static void apply(CreateContainer request, ObjectNode spec, @Nullable RootText files, OptionFindings findings) {
        SpecOptions options = new SpecOptions(request, spec, findings);
        options.process(object(spec, "process"), files);
        options.hostname();
        options.annotations();
        if (request.readOnly() != null) {
            object(spec, "root").put("readonly", request.readOnly());
        }
        ResourceOptions.write(request.resources(), object(spec, "linux"), findings);
    }

    private void process(ObjectNode process, @Nullable RootText files) {
        arguments(process, files != null);
        if (request.env() != null) {
            process.set("env", environment(process, request.env()));
        }
        String workdir = request.workdir();
        if (workdir != null) {
            if (!workdir.startsWith("/") || hasNul(workdir)) {
                findings.add("workdir", workdir, "it is not an absolute path", "Begin it with /.");
            }
            process.put("cwd", workdir);
        }
        String user = request.user();
        if (user != null && files != null) {
            findings.at("user", () -> new Users(files).set(process, user));
        }
        if (request.terminal() != null) {
            process.put("terminal", request.terminal());
        }
        String profile = request.apparmor();
        if (profile != null) {
            findings.at("apparmor", () -> AppArmor.ofThisHost().require(profile));
            process.put("apparmorProfile", profile);
        }
    }

    private void arguments(ObjectNode process, boolean baseKnown) {
        List<String> arguments = new ArrayList<>();
        if (request.entrypoint() != null) {
            arguments.addAll(request.entrypoint());
        }
        if (request.command() != null) {
            arguments.addAll(request.command());
        }
        if (request.entrypoint() != null || request.command() != null) {
            ArrayNode args = process.putArray("args");
            arguments.forEach(args::add);
        }
        if (arguments.stream().anyMatch(SpecOptions::hasNul)) {
            findings.add("command", "one of its arguments has a NUL character", "Leave that character out.");
        }
        if (baseKnown && process.path("args").isEmpty()) {
            findings.add("command", "it has no command", "Give it a command.");
        }
    }

    private ArrayNode environment(ObjectNode process, List<String> more) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (JsonNode known : process.path("env")) {
            byName.put(name(known.asText()), known.asText());
        }
        for (String variable : more) {
            if (variable.indexOf('=') < 1 || hasNul(variable)) {
                findings.add("env", variable, "it is not NAME=value", "Write it like PATH=/bin.");
            }
            byName.put(name(variable), variable);
        }
        ArrayNode env = process.arrayNode();
        byName.values().forEach(env::add);
        return env;
    }

    private static String name(String variable) {
        int end = variable.indexOf('=');
        return end < 0 ? variable : variable.substring(0, end);
    }

    private void hostname() {
        String hostname = request.hostname();
        if (hostname != null) {
            GivenOptions.hostname(hostname, findings);
            spec.put("hostname", hostname);
        }
    }

    private void annotations() {
        if (request.annotations().containsKey("")) {
            findings.add("annotations", "an annotation has no key", "Give each annotation a key.");
        }
        request.annotations().forEach(object(spec, "annotations")::put);
    }

    static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }

    static ObjectNode object(ObjectNode parent, String key) {
        return parent.get(key) instanceof ObjectNode known ? known : parent.putObject(key);
    }
}
