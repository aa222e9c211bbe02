package dev.slipway.runtime.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that are given, and names that are made up. */
class NamesTest {
    private final Names names = new Names(new Random(7));

    @ParameterizedTest
    @ValueSource(strings = {"a", "A_b.c-d", "0", "web-1"})
    @Tag("R-OPT-01")
    void areTaken(String name) {
        assertThat(Names.check(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", " a", "a\n", "-a", ".a", "_a", "a/b", "../a", "ä", "a:b"})
    @Tag("R-OPT-01")
    void areRefused(String name) {
        EngineException refused = catchThrowableOfType(EngineException.class, () -> Names.check(name));
        assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        assertThat(refused.hint()).isNotBlank();
    }

    @Test
    @Tag("R-OPT-01")
    void thatAreTooLongAreRefused() {
        assertThatThrownBy(() -> Names.check("x".repeat(129))).isInstanceOf(EngineException.class);
    }

    @Test
    @Tag("R-CTR-06")
    void areMadeUpUntilOneIsFree() {
        List<String> tried = new ArrayList<>();
        String free = names.withName(null, name -> {
            tried.add(name);
            if (tried.size() < 5) {
                throw EngineException.of(ErrorKind.NAME_IN_USE, "could not save it: taken");
            }
            return name;
        });
        assertThat(tried).hasSize(5).doesNotHaveDuplicates().last().isEqualTo(free);
        assertThat(tried.get(0)).matches("[a-z]+_[a-z]+");
        assertThat(tried).allSatisfy(name -> assertThat(Names.check(name)).isEqualTo(name));
    }

    @Test
    @Tag("R-CTR-14")
    void areNotTriedForEver() {
        List<String> tried = new ArrayList<>();
        EngineException refused = catchThrowableOfType(
                EngineException.class,
                () -> names.withName(null, name -> {
                    tried.add(name);
                    throw EngineException.of(ErrorKind.NAME_IN_USE, "could not save it: taken");
                }));
        assertThat(refused.kind()).isEqualTo(ErrorKind.EXHAUSTED);
        assertThat(refused.hint()).isNotBlank();
        assertThat(tried).hasSizeBetween(2, 100);
    }

    @Test
    @Tag("R-CTR-06")
    void areNotTriedAgainAfterAnotherError() {
        List<String> tried = new ArrayList<>();
        EngineException refused = catchThrowableOfType(
                EngineException.class,
                () -> names.withName(null, name -> {
                    tried.add(name);
                    throw EngineException.of(ErrorKind.STORAGE, "could not save it: no space");
                }));
        assertThat(refused.kind()).isEqualTo(ErrorKind.STORAGE);
        assertThat(tried).hasSize(1);
    }

    @Test
    @Tag("R-CTR-14")
    void thatAreGivenAreNotReplaced() {
        List<String> tried = new ArrayList<>();
        EngineException refused = catchThrowableOfType(
                EngineException.class,
                () -> names.withName("anchor", name -> {
                    tried.add(name);
                    throw EngineException.of(ErrorKind.NAME_IN_USE, "could not save it: taken");
                }));
        assertThat(refused.kind()).isEqualTo(ErrorKind.NAME_IN_USE);
        assertThat(tried).containsExactly("anchor");
    }

    @Test
    @Tag("R-CTR-02")
    void idsAre64HexadecimalDigitsAndDiffer() {
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(names.id());
        }
        assertThat(ids).hasSize(1_000).allMatch(id -> id.matches("[0-9a-f]{64}"));
    }
}
