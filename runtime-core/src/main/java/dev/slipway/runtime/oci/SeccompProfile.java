package dev.slipway.runtime.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Which system calls containers may make, in the form that Docker and podman share (seccomp.json of containers-common):
 * its rules hold for some processors and capabilities only, which the OCI runtime's form does not know.
 */
public final class SeccompProfile {
    /** Where a machine has one: its administrator's, or else the one that was installed. */
    public static final List<Path> PLACES =
            List.of(Path.of("/etc/containers/seccomp.json"), Path.of("/usr/share/containers/seccomp.json"));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> ARCHITECTURES = Map.of(
            "amd64", "SCMP_ARCH_X86_64",
            "386", "SCMP_ARCH_X86",
            "arm64", "SCMP_ARCH_AARCH64",
            "arm", "SCMP_ARCH_ARM",
            "ppc64le", "SCMP_ARCH_PPC64LE",
            "riscv64", "SCMP_ARCH_RISCV64",
            "s390x", "SCMP_ARCH_S390X");
    private static final List<String> KEPT = List.of("names", "action", "args", "errnoRet");

    private final String name;
    private final ObjectNode root;

    private SeccompProfile(String name, ObjectNode root) {
        this.name = name;
        this.root = root;
    }

    /**
     * The one at the first of the places that there is; nothing where there is none.
     *
     * @throws EngineException STORAGE if its file cannot be used
     */
    public static Optional<SeccompProfile> in(List<Path> places) {
        for (Path place : places) {
            if (Files.exists(place)) {
                return Optional.of(read(place));
            }
        }
        return Optional.empty();
    }

    /** The file it was read from. */
    public String name() {
        return name;
    }

    private static SeccompProfile read(Path place) {
        try {
            return parse(place.toString(), Files.readString(place));
        } catch (IOException e) {
            throw unusable(place.toString(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Reads one; {@code name} says in errors which. */
    static SeccompProfile parse(String name, String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode root
                    && root.path("defaultAction").isTextual()
                    && root.path("syscalls").isArray()) {
                return new SeccompProfile(name, root);
            }
            throw unusable(name, "it has no defaultAction or no syscalls", null);
        } catch (JsonProcessingException e) {
            throw unusable(name, "it is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static EngineException unusable(String name, String reason, @Nullable Throwable cause) {
        String message = "could not read the seccomp profile " + name + ": " + reason;
        EngineException unusable = cause == null
                ? EngineException.of(ErrorKind.STORAGE, message)
                : EngineException.of(ErrorKind.STORAGE, message, cause);
        return unusable.hint("Correct the file, or install the package golang-github-containers-common again.");
    }

    /**
     * What an OCI runtime takes.
     *
     * @param architecture of the machine, in Go's word
     * @param capabilities those that a process of the container may come to have
     */
    public ObjectNode of(String architecture, Set<String> capabilities) {
        ObjectNode compiled = JSON.createObjectNode();
        compiled.set("defaultAction", root.path("defaultAction"));
        if (root.path("defaultErrnoRet").isIntegralNumber()) {
            compiled.set("defaultErrnoRet", root.path("defaultErrnoRet"));
        }
        architectures(compiled.putArray("architectures"), architecture);
        ArrayNode calls = compiled.putArray("syscalls");
        for (JsonNode rule : root.path("syscalls")) {
            if (holds(rule, architecture, capabilities)) {
                ObjectNode kept = calls.addObject();
                KEPT.stream().filter(rule::hasNonNull).forEach(key -> kept.set(key, rule.path(key)));
            }
        }
        return compiled;
    }

    /** The machine's own, and those whose programs it runs too. */
    private void architectures(ArrayNode known, String architecture) {
        String own = ARCHITECTURES.get(architecture);
        for (JsonNode entry : root.path("archMap")) {
            if (entry.path("architecture").asText().equals(own)) {
                known.add(own);
                entry.path("subArchitectures").forEach(known::add);
            }
        }
    }

    private static boolean holds(JsonNode rule, String architecture, Set<String> capabilities) {
        JsonNode with = rule.path("includes");
        JsonNode without = rule.path("excludes");
        return (with.path("arches").isEmpty() || has(with.path("arches"), Set.of(architecture)))
                && !has(without.path("arches"), Set.of(architecture))
                && StreamSupport.stream(with.path("caps").spliterator(), false)
                        .allMatch(each -> capabilities.contains(each.asText()))
                && !has(without.path("caps"), capabilities);
    }

    private static boolean has(JsonNode array, Set<String> any) {
        return StreamSupport.stream(array.spliterator(), false).anyMatch(each -> any.contains(each.asText()));
    }
}
