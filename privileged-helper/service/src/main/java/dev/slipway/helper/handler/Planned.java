package dev.slipway.helper.handler;

import dev.slipway.helper.rpc.AbsentMethods;
import java.util.Set;

/** Methods of the contract that this version does not have. */
final class Planned {
    static final AbsentMethods METHODS = new AbsentMethods(Set.of(
            "system.diskUsage",
            "container.changes",
            "container.export",
            "container.commit",
            "container.files",
            "container.generateBundle",
            "pod.checkpoint",
            "pod.restore",
            "image.list",
            "image.inspect",
            "image.history",
            "image.tag",
            "image.untag",
            "image.remove",
            "image.pull",
            "image.load",
            "image.import",
            "image.save",
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
            "volume.create",
            "volume.list",
            "volume.inspect",
            "volume.remove",
            "volume.export",
            "volume.import",
            "network.create",
            "network.inspect",
            "network.remove",
            "network.connect",
            "network.disconnect",
            "kube.generate",
            "kube.play",
            "audit.list"));

    private Planned() {}
}
