package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A container moves, as it runs, from one emulated machine to another. */
@Tag("outside")
class MovedContainerTest {
    private static final String CLASS = "dev.slipway.system.MovedContainer";
    private static final String ARCHIVE = "/root/ferry.tar.zst";

    @Test
    @Tag("R-CKPT-10")
    void itGoesOnThereWithTheNumberAfterItsLast() {
        TestFolder here = TestFolder.create();
        TestFolder there = TestFolder.create();
        try {
            String archive;
            int last;
            try (EmulatedMachine machine = EmulatedMachine.start(here)) {
                last = number(machine.java(CLASS + " leave " + ARCHIVE), "left at ");
                archive = machine.run("base64 " + ARCHIVE);
            }
            try (EmulatedMachine machine = EmulatedMachine.start(there)) {
                machine.putEncoded(ARCHIVE, archive);
                String said = machine.java(CLASS + " arrive " + ARCHIVE + " " + last);
                assertThat(number(said, "goes on from ")).isEqualTo(last + 1);
            }
            Leaks.assertNothingLeft(here.name(), "file " + here.path());
            Leaks.assertNothingLeft(there.name(), "file " + there.path());
        } finally {
            here.close();
            there.close();
        }
    }

    private static int number(String output, String before) {
        return Pattern.compile(Pattern.quote(before) + "(\\d+)")
                .matcher(output)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output));
    }
}
