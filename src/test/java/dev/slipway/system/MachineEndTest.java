package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The machine ends, by a true reboot and by true power cuts, and starts again: one machine for all, since its helper's first
 * start, which makes its class archive, takes a minute there.
 */
@Tag("outside")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MachineEndTest {
    private static final int CUTS = Integer.getInteger("slipway.cuts", 3);
    private static final int FEWEST_LINES = 10;
    private static final int MORE_LINES = 40;
    private static final int LONGEST_PAUSE_MILLIS = 200;
    private static final long LIMIT_MINUTES = 10;

    private final TestFolder folder = TestFolder.create();
    private EmulatedMachine machine;
    private MachineHelper helper;

    @BeforeAll
    void startOne() {
        machine = EmulatedMachine.start(folder);
        helper = MachineHelper.in(machine);
    }

    /** Ten containers and two pods: what is left, and what starts again. */
    @Test
    @Order(1)
    @Tag("R-BOOT-01")
    @Tag("R-BOOT-02")
    @Tag("R-RT-09")
    @Tag("R-STATE-17")
    void afterARebootAllAreWhatTheyWereAndPoliciesStartTheirs() {
        helper.start();
        machine.java(rebootLoad("before"));
        machine.reboot();
        helper.start();
        machine.java(rebootLoad("after"));
    }

    private static String rebootLoad(String when) {
        return String.join(
                " ",
                "dev.slipway.system.RebootLoad",
                when,
                MachineHelper.SOCKET,
                MachineHelper.ROOT,
                MachineHelper.RUN_ROOT,
                MachineHelper.ROOTFS);
    }

    /**
     * The power goes while clients change containers. Their answers are told to the host as they come, so that what was
     * answered is known however the machine ends.
     */
    @Test
    @Order(2)
    @Tag("R-STATE-20")
    void afterAPowerCutEveryAnsweredChangeIsThere() throws Exception {
        long seed = Long.getLong("slipway.seed", System.nanoTime());
        System.out.println("slipway.seed=" + seed);
        var random = new Random(seed);
        helper.start();
        for (int cut = 1; cut <= CUTS; cut++) {
            var changes = changeUntilTheCut(random);
            System.out.println(
                    "cut " + cut + " after " + AcknowledgedChanges.of(changes).countOfAnswered() + " changes");
            machine.boot();
            helper.start();
            machine.put("/root/changes", String.join("\n", changes) + "\n");
            machine.java("dev.slipway.system.PowerCutCheck " + MachineHelper.SOCKET + " " + MachineHelper.ROOT + " "
                    + MachineHelper.RUN_ROOT + " /root/changes");
        }
    }

    /** Lets clients change containers, cuts the power after some changes at any moment, and returns what they said. */
    private List<String> changeUntilTheCut(Random random) throws Exception {
        var wanted = FEWEST_LINES + random.nextInt(MORE_LINES);
        var pause = random.nextInt(LONGEST_PAUSE_MILLIS);
        var load = machine.begin("dev.slipway.system.PowerCutLoad " + MachineHelper.SOCKET + " " + MachineHelper.ROOTFS
                + " " + random.nextLong());
        var lines = Collections.synchronizedList(new ArrayList<String>());
        var enough = new CompletableFuture<Void>();
        var ended = CompletableFuture.runAsync(() -> read(load, lines, wanted, enough));
        CompletableFuture.anyOf(enough, ended)
                .completeOnTimeout(null, LIMIT_MINUTES, TimeUnit.MINUTES)
                .join();
        assertThat(enough)
                .as(() -> "the clients did too little, or ended: " + lines)
                .isDone();
        CompletableFuture.runAsync(machine::cutPower, CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS))
                .get(LIMIT_MINUTES, TimeUnit.MINUTES);
        ended.get(LIMIT_MINUTES, TimeUnit.MINUTES);
        return lines.stream().filter(line -> line.matches("(ask|answered) .*")).toList();
    }

    private static void read(Process load, List<String> lines, int wanted, CompletableFuture<Void> enough) {
        try (var reader = load.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (lines.size() == wanted) {
                    enough.complete(null);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    void leaveNothingBehind() {
        try {
            if (machine != null) {
                machine.close();
            }
            Leaks.assertNothingLeft(folder.name(), "file " + folder.path());
        } finally {
            folder.close();
        }
    }
}
