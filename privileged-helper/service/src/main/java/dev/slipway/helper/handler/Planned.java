package dev.slipway.helper.handler;

import dev.slipway.helper.rpc.AbsentMethods;
import java.util.Set;

/** Methods of the contract that this version does not have. */
final class Planned {
    static final AbsentMethods METHODS = new AbsentMethods(Set.of(
            "system.diskUsage",
            "container.generateBundle",
            "pod.checkpoint",
            "pod.restore",
            "checkpoint.rename",
            "checkpoint.export",
            "checkpoint.import",
            "checkpoint.descriptors",
            "checkpoint.sockets",
            "checkpoint.memoryMap",
            "checkpoint.mounts",
            "checkpoint.files",
            "checkpoint.environment",
            "checkpoint.memory",
            "checkpoint.search",
            "checkpoint.diff",
            "kube.generate",
            "kube.play",
            "audit.list"));

    private Planned() {}
}
