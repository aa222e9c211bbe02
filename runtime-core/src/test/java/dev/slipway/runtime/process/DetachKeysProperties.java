package dev.slipway.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class DetachKeysProperties {
    /** Letters of which few are used, so that keys and their begins are often met. */
    @Property
    @Tag("R-EXEC-09")
    void inputIsPassedUpToTheFirstPlaceWhereTheKeysAreHoweverItIsCut(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 4) String keys,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 40) String input,
            @ForAll @Size(max = 6) List<@IntRange(max = 40) Integer> cuts) {
        DetachKeys filter = DetachKeys.of(String.join(",", keys.split("")));
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        int from = 0;
        for (int cut : cuts.stream().sorted().toList()) {
            int to = Math.min(input.length(), cut);
            passed.writeBytes(filter.pass(bytes(input.substring(from, to))));
            from = to;
        }
        passed.writeBytes(filter.pass(bytes(input.substring(from))));

        int place = input.indexOf(keys);
        assertThat(filter.detached()).isEqualTo(place >= 0);
        String begun = passed.toString(StandardCharsets.UTF_8);
        passed.writeBytes(filter.rest());
        assertThat(passed.toString(StandardCharsets.UTF_8))
                .isEqualTo(place >= 0 ? input.substring(0, place) : input)
                .startsWith(begun);
    }

    @Property
    void withoutKeysEverythingIsPassed(@ForAll byte[] input) {
        DetachKeys none = DetachKeys.of("");
        assertThat(none.pass(input)).isEqualTo(input);
        assertThat(none.detached()).isFalse();
    }

    @Example
    void theUsualOnesAndThoseWithAControlCode() {
        DetachKeys usual = DetachKeys.of(null);
        assertThat(usual.pass(new byte[] {'a', 16, 'b', 16})).containsExactly('a', 16, 'b');
        assertThat(usual.pass(new byte[] {17, 'c'})).isEmpty();
        assertThat(usual.detached()).isTrue();
        DetachKeys odd = DetachKeys.of("ctrl-@,CTRL-[,ctrl-_,z");
        odd.pass(new byte[] {0, 27, 31, 'z'});
        assertThat(odd.detached()).isTrue();
    }

    @Example
    void whatIsNoKeyIsRefused() {
        for (String wrong : Arrays.asList("ctrl-", "ctrl-1", "ctrl-ab", "ab", "a,,b", ",", "\u00e9")) {
            assertThat(catchThrowableOfType(EngineException.class, () -> DetachKeys.of(wrong))
                            .kind())
                    .as(wrong)
                    .isEqualTo(ErrorKind.INVALID_ARGUMENT);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
