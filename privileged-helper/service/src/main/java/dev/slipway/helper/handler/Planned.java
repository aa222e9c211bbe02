package dev.slipway.helper.handler;

import dev.slipway.helper.rpc.AbsentMethods;
import java.util.Set;

/** Methods of the contract that this version does not have. */
final class Planned {
    static final AbsentMethods METHODS = new AbsentMethods(
            Set.of("system.diskUsage", "container.generateBundle", "kube.generate", "kube.play", "audit.list"));

    private Planned() {}
}
