package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.image.ImageConfig;
import dev.slipway.runtime.image.ImageHealthcheck;
import dev.slipway.runtime.state.HealthCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an image says of its containers, as if it had been asked for, where nothing else was. */
final class FromImage {
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final int USUAL_RETRIES = 3;
    private static final String ROOT = "0";

    private FromImage() {}

    /**
     * The request with what the image adds to it. An entrypoint that is asked for replaces the image's, and its command
     * too, which was meant for that; {@code [""]} stands for none.
     */
    static CreateContainer complete(CreateContainer request, ImageConfig image) {
        List<String> entrypoint = request.entrypoint();
        List<String> command = request.command();
        if (command == null) {
            command = entrypoint == null ? image.command() : List.of();
        }
        if (entrypoint == null) {
            entrypoint = image.entrypoint();
        } else if (entrypoint.equals(List.of(""))) {
            entrypoint = List.of();
        }
        return request.edit()
                .entrypoint(entrypoint)
                .command(command)
                .env(environment(image, request.env()))
                .workdir(request.workdir() == null ? workdir(image) : request.workdir())
                .user(request.user() == null ? user(image) : request.user())
                .labels(merged(image.labels(), request.labels()))
                .stopSignal(request.stopSignal() == null ? stopSignal(image) : request.stopSignal())
                .healthCheck(
                        request.healthCheck() == null && !request.noHealthCheck()
                                ? healthCheck(image.healthcheck())
                                : request.healthCheck())
                .build();
    }

    /** What is mounted and set in every container of an image. */
    static ObjectNode spec() {
        ObjectNode spec = DefaultSpec.copy();
        ObjectNode cgroup = spec.withArray("mounts").addObject();
        cgroup.put("destination", "/sys/fs/cgroup").put("type", "cgroup").put("source", "cgroup");
        List.of("nosuid", "noexec", "nodev", "relatime", "ro").forEach(cgroup.putArray("options")::add);
        return spec;
    }

    /** The image's first, so that what is asked for comes over it; a variable without a name or value is left out. */
    private static List<String> environment(ImageConfig image, @Nullable List<String> asked) {
        List<String> all = new ArrayList<>(List.of("container=slipway"));
        image.env().stream()
                .filter(variable -> variable.indexOf('=') > 0 && !SpecOptions.hasNul(variable))
                .forEach(all::add);
        if (asked != null) {
            all.addAll(asked);
        }
        return all;
    }

    private static @Nullable String workdir(ImageConfig image) {
        String folder = image.workingDir();
        return folder.isEmpty() ? null : folder.startsWith("/") ? folder : "/" + folder;
    }

    private static String user(ImageConfig image) {
        return image.user().isBlank() ? ROOT : image.user();
    }

    private static Map<String, String> merged(Map<String, String> first, Map<String, String> over) {
        Map<String, String> all = new HashMap<>(first);
        all.putAll(over);
        all.remove("");
        return over.containsKey("") ? over : all;
    }

    private static @Nullable Integer stopSignal(ImageConfig image) {
        String signal = image.stopSignal();
        try {
            return signal == null || signal.isBlank() ? null : Signals.parse(signal);
        } catch (EngineException unknown) {
            return null;
        }
    }

    private static @Nullable HealthCheck healthCheck(@Nullable ImageHealthcheck check) {
        List<String> command = check == null ? List.of() : command(check.test());
        return check == null || command.isEmpty()
                ? null
                : new HealthCheck(
                        command,
                        usual(check.interval()),
                        usual(check.timeout()),
                        check.startPeriod(),
                        check.retries() < 1 ? USUAL_RETRIES : check.retries(),
                        HealthCheck.OnFailure.NONE);
    }

    private static List<String> command(List<String> test) {
        return switch (test.isEmpty() ? "" : test.get(0)) {
            case "CMD" -> test.subList(1, test.size());
            case "CMD-SHELL" -> List.of("/bin/sh", "-c", String.join(" ", test.subList(1, test.size())));
            default -> List.of();
        };
    }

    private static Duration usual(Duration said) {
        return said.isZero() || said.isNegative() ? USUAL : said;
    }
}
