package dev.slipway.system;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A true reboot, with ten containers and two pods: what is left, and what starts again. */
@Tag("outside")
class MachineRebootTest {
    private final TestFolder folder = TestFolder.create();

    @Test
    @Tag("R-BOOT-01")
    @Tag("R-BOOT-02")
    @Tag("R-RT-09")
    @Tag("R-STATE-17")
    void containersAndPodsAreWhatTheyWereAndPoliciesStartTheirs() {
        try (var machine = EmulatedMachine.start(folder)) {
            var helper = MachineHelper.in(machine);
            helper.start();
            machine.java(load("before"));
            machine.reboot();
            helper.start();
            machine.java(load("after"));
        }
    }

    private static String load(String when) {
        return String.join(
                " ",
                "dev.slipway.system.RebootLoad",
                when,
                MachineHelper.SOCKET,
                MachineHelper.ROOT,
                MachineHelper.RUN_ROOT,
                MachineHelper.ROOTFS);
    }

    @AfterEach
    void leaveNothingBehind() {
        try {
            Leaks.assertNothingLeft(folder.name(), "file " + folder.path());
        } finally {
            folder.close();
        }
    }
}
