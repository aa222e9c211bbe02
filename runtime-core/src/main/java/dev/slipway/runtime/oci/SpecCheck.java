package dev.slipway.runtime.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.error.Finding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be told of an OCI configuration by reading it alone, before anything is made from it. */
public final class SpecCheck {
    private static final Set<String> NAMESPACES =
            Set.of("pid", "network", "mount", "ipc", "uts", "user", "cgroup", "time");

    private final ObjectNode root;
    private final List<Finding> findings = new ArrayList<>();

    private SpecCheck(ObjectNode root) {
        this.root = root;
    }

    /** All findings; one of severity ERROR keeps the configuration from being used. */
    public static List<Finding> of(ObjectNode root) {
        SpecCheck check = new SpecCheck(root);
        check.version();
        check.process();
        check.rootFilesystem();
        check.mounts();
        check.namespaces();
        check.hooks();
        return List.copyOf(check.findings);
    }

    private void version() {
        JsonNode version = root.path("ociVersion");
        if (!version.isTextual()) {
            error("version-missing", "/ociVersion", "ociVersion is missing.", "Add \"ociVersion\": \"1.0.2\".");
        } else if (!version.asText().startsWith("1.")) {
            error(
                    "version-unknown",
                    "/ociVersion",
                    "ociVersion " + version.asText() + " is not known.",
                    "Use a configuration of version 1 of the OCI runtime specification.");
        }
    }

    private void process() {
        JsonNode process = root.path("process");
        if (!process.isObject()) {
            error("process-missing", "/process", "There is no process to run.", "Add process.args and process.cwd.");
            return;
        }
        JsonNode args = process.path("args");
        if (!args.isArray() || args.isEmpty() || !isFilled(args.get(0))) {
            error("args-missing", "/process/args", "process.args names no program.", "Put the program to run there.");
        } else if (!allTexts(args)) {
            error("args-invalid", "/process/args", "process.args must hold strings only.", "Quote its elements.");
        }
        JsonNode cwd = process.path("cwd");
        if (!cwd.isTextual() || !cwd.asText().startsWith("/")) {
            error("cwd-invalid", "/process/cwd", "process.cwd is no absolute path.", "Use \"cwd\": \"/\".");
        }
        for (JsonNode variable : process.path("env")) {
            if (!variable.isTextual() || variable.asText().indexOf('=') < 1) {
                error(
                        "env-invalid",
                        "/process/env",
                        "An element of process.env is not of the form NAME=value.",
                        "Correct or remove it.");
            }
        }
    }

    private void rootFilesystem() {
        if (!isFilled(root.at("/root/path"))) {
            error(
                    "root-missing",
                    "/root/path",
                    "root.path does not say where the root filesystem is.",
                    "Add \"root\": { \"path\": \"rootfs\" }.");
        }
    }

    private void mounts() {
        int index = 0;
        for (JsonNode mount : root.path("mounts")) {
            String pointer = "/mounts/" + index++;
            if (!mount.path("destination").asText("").startsWith("/")) {
                error(
                        "mount-destination",
                        pointer,
                        "The mount's destination is no absolute path.",
                        "Give it an absolute path inside the container.");
            }
        }
    }

    private void namespaces() {
        if (!root.path("linux").isObject()) {
            error("linux-missing", "/linux", "There is no linux section.", "Only Linux containers can be run.");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (JsonNode entry : root.at("/linux/namespaces")) {
            String type = entry.path("type").asText();
            if (!NAMESPACES.contains(type)) {
                error(
                        "namespace-unknown",
                        "/linux/namespaces",
                        "\"" + type + "\" is no kind of namespace.",
                        "Use pid, network, mount, ipc, uts, user or cgroup.");
            } else if (!seen.add(type)) {
                error(
                        "namespace-twice",
                        "/linux/namespaces",
                        "The namespace " + type + " is listed twice.",
                        "Remove one.");
            }
        }
        if (!seen.contains("mount")) {
            error(
                    "namespace-mount",
                    "/linux/namespaces",
                    "Without a mount namespace the container would change the host's mounts.",
                    "Add { \"type\": \"mount\" }.");
        }
        for (String kind : List.of("pid", "network")) {
            if (!seen.contains(kind)) {
                warning(
                        "namespace-host",
                        "/linux/namespaces",
                        "The container shares the host's " + kind + " namespace.");
            }
        }
    }

    private void hooks() {
        if (root.path("hooks").isObject() && !root.path("hooks").isEmpty()) {
            warning("hooks", "/hooks", "Hooks run programs on the host as root.");
        }
    }

    private static boolean isFilled(@Nullable JsonNode node) {
        return node != null && node.isTextual() && !node.asText().isEmpty();
    }

    private static boolean allTexts(JsonNode array) {
        for (JsonNode element : array) {
            if (!element.isTextual()) {
                return false;
            }
        }
        return true;
    }

    private void error(String code, String pointer, String message, String remedy) {
        findings.add(new Finding(Severity.ERROR, code, pointer, message, remedy));
    }

    private void warning(String code, String pointer, String message) {
        findings.add(new Finding(Severity.WARNING, code, pointer, message, null));
    }
}
