package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the options of a new container into its OCI configuration. */
final class SpecOptions {
    private static final int PERIOD_MICROS = 100_000;
    private static final long LEAST_MEMORY = 4L << 20;

    private SpecOptions() {}

    static void apply(CreateContainer request, ObjectNode spec, Path rootfs) {
        ObjectNode process = object(spec, "process");
        arguments(request, process);
        if (request.env() != null) {
            process.set("env", environment(process, request.env()));
        }
        if (request.workdir() != null) {
            if (!request.workdir().startsWith("/")) {
                throw invalid("workdir", request.workdir(), "it is not an absolute path");
            }
            process.put("cwd", request.workdir());
        }
        if (request.user() != null) {
            new Users(rootfs).set(process, request.user());
        }
        if (request.terminal() != null) {
            process.put("terminal", request.terminal());
        }
        if (request.hostname() != null) {
            if (!request.hostname().matches("[a-zA-Z0-9]([a-zA-Z0-9.-]{0,61}[a-zA-Z0-9])?")) {
                throw invalid("hostname", request.hostname(), "it is not a host name");
            }
            spec.put("hostname", request.hostname());
        }
        request.annotations().forEach(object(spec, "annotations")::put);
        if (request.readOnly() != null) {
            object(spec, "root").put("readonly", request.readOnly());
        }
        resources(request.resources(), object(spec, "linux"));
    }

    private static void arguments(CreateContainer request, ObjectNode process) {
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
        if (process.path("args").isEmpty()) {
            throw EngineException.of(ErrorKind.INVALID_ARGUMENT, "could not create the container: it has no command")
                    .hint("Give it a command.");
        }
    }

    private static ArrayNode environment(ObjectNode process, List<String> more) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (JsonNode known : process.path("env")) {
            byName.put(name(known.asText()), known.asText());
        }
        for (String variable : more) {
            if (variable.indexOf('=') < 1 || variable.indexOf('\0') >= 0) {
                throw invalid("env", variable, "it is not NAME=value");
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

    static void resources(Resources wanted, ObjectNode linux) {
        if (wanted.equals(Resources.NONE)) {
            return;
        }
        ObjectNode resources = object(linux, "resources");
        cpu(wanted, resources);
        memory(wanted, resources);
        Long pids = wanted.pidsLimit();
        if (pids != null) {
            object(resources, "pids").put("limit", pids <= 0 ? -1 : pids);
        }
        Integer weight = wanted.blkioWeight();
        if (weight != null) {
            range("blkioWeight", weight, 10, 1000);
            object(resources, "blockIO").put("weight", weight);
        }
    }

    private static void cpu(Resources wanted, ObjectNode resources) {
        Double cpus = wanted.cpus();
        if (cpus != null) {
            if (!(cpus == -1 || (cpus >= 0.01 && cpus <= 10_000))) {
                throw invalid("cpus", cpus, "it is not from 0.01 to 10000");
            }
            object(resources, "cpu")
                    .put("quota", cpus < 0 ? -1 : Math.round(cpus * PERIOD_MICROS))
                    .put("period", PERIOD_MICROS);
        }
        Long shares = wanted.cpuShares();
        if (shares != null) {
            range("cpuShares", shares, 2, 262_144);
            object(resources, "cpu").put("shares", shares);
        }
        if (wanted.cpuset() != null) {
            if (!wanted.cpuset().matches("[0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*")) {
                throw invalid("cpuset", wanted.cpuset(), "it is not a list of cores such as 0-1,3");
            }
            object(resources, "cpu").put("cpus", wanted.cpuset());
        }
    }

    private static void memory(Resources wanted, ObjectNode resources) {
        bytes("limit", "memory", wanted.memory(), resources);
        bytes("swap", "memorySwap", wanted.memorySwap(), resources);
        bytes("reservation", "memoryReservation", wanted.memoryReservation(), resources);
        if (wanted.memory() != null
                && wanted.memorySwap() != null
                && wanted.memorySwap() >= 0
                && wanted.memorySwap() < wanted.memory()) {
            throw invalid("memorySwap", wanted.memorySwap(), "it is memory and swap together, so not less than memory");
        }
    }

    private static void bytes(String key, String option, @Nullable Long value, ObjectNode resources) {
        if (value != null) {
            if (value != -1 && value < LEAST_MEMORY) {
                throw invalid(option, value, "it is less than 4 MiB");
            }
            object(resources, "memory").put(key, value);
        }
    }

    private static void range(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw invalid(option, value, "it is not from " + least + " to " + most);
        }
    }

    static EngineException invalid(String option, Object value, String why) {
        return EngineException.of(
                ErrorKind.INVALID_ARGUMENT,
                "could not create the container: " + option + " is \"" + value + "\", and " + why);
    }

    static ObjectNode object(ObjectNode parent, String key) {
        return parent.get(key) instanceof ObjectNode known ? known : parent.putObject(key);
    }
}
