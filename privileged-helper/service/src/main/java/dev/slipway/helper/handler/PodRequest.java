package dev.slipway.helper.handler;

import static dev.slipway.helper.handler.Arguments.map;

import dev.slipway.protocol.call.PodCalls;
import dev.slipway.runtime.container.OptionFindings;
import dev.slipway.runtime.container.ResourceOptions;
import dev.slipway.runtime.container.Resources;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.state.ExitPolicy;
import dev.slipway.runtime.state.PodConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code pod.create} as the engine takes it, and what of it {@code pod.inspect} tells back. */
final class PodRequest {
    private PodRequest() {}

    /**
     * @param findings takes what cannot be read, which is then left out of the request
     */
    static CreatePod of(PodCalls.Create given, OptionFindings findings) {
        List<String> share = given.share();
        String exitPolicy = given.exitPolicy();
        if (given.infraImage() != null) {
            findings.at("infraImage", PodRequest::refuseImage);
        }
        return new CreatePod(
                given.name(),
                map(given.labels()),
                share == null ? null : new HashSet<>(share),
                given.infra() == null || given.infra(),
                CreateRequest.ports(given.publish(), findings),
                given.networks(),
                CreateRequest.networkOptions(given.networkOptions()),
                given.hostname(),
                given.infraCommand(),
                given.cgroupParent(),
                CreateRequest.resources(given.resources()),
                exitPolicy == null
                        ? ExitPolicy.CONTINUE
                        : Objects.requireNonNullElse(
                                findings.read("exitPolicy", () -> ExitPolicy.ofWord(exitPolicy)), ExitPolicy.CONTINUE),
                given.service());
    }

    private static void refuseImage() {
        throw EngineException.of(
                        ErrorKind.UNSUPPORTED, "could not give the infra container an image: there are no images yet")
                .hint("Leave it out: the infra container brings its own program.");
    }

    /** Its limits as they were given; null for none. */
    static dev.slipway.protocol.model.@Nullable Resources resources(PodConfig pod) {
        Resources limits = ResourceOptions.read(pod.resources());
        return limits.equals(Resources.NONE)
                ? null
                : new dev.slipway.protocol.model.Resources(
                        limits.cpus(),
                        limits.cpuShares(),
                        limits.cpuset(),
                        limits.memory(),
                        limits.memorySwap(),
                        limits.memoryReservation(),
                        limits.pidsLimit(),
                        limits.blkioWeight());
    }
}
