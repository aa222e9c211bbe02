package dev.slipway.runtime.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The capabilities of a process that is another user's than the one its configuration was written for. */
final class UserCapabilities {
    static final List<String> SETS = List.of("bounding", "effective", "permitted", "inheritable", "ambient");
    private static final List<String> IN_FORCE = SETS.subList(0, 3);

    private UserCapabilities() {}

    /** Root may use what the container is bounded by; others have nothing in force. */
    static void fit(ObjectNode process) {
        if (!(process.get("capabilities") instanceof ObjectNode capabilities)) {
            return;
        }
        boolean root = process.at("/user/uid").asLong() == 0;
        for (String set : SETS.subList(1, SETS.size())) {
            if (root && IN_FORCE.contains(set)) {
                capabilities.set(set, capabilities.path("bounding").deepCopy());
            } else {
                capabilities.putArray(set);
            }
        }
    }
}
