package dev.slipway.runtime.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an error keeps when more is said of it. */
class EngineExceptionTest {
    @Test
    @Tag("R-ERR-01")
    void keepsKindAndCauseWhateverIsAdded() {
        IOException cause = new IOException("no space");
        EngineException first = EngineException.of(ErrorKind.STORAGE, "could not write a file: no space", cause);
        IllegalStateException beside = new IllegalStateException("the clean-up failed too");
        first.addSuppressed(beside);
        EngineException wrapped = first.about("abc").hint("Make room.").detail("file", "/a");
        assertThat(wrapped.kind()).isEqualTo(ErrorKind.STORAGE);
        assertThat(wrapped.message()).isEqualTo("could not write a file: no space");
        assertThat(wrapped.id()).isEqualTo("abc");
        assertThat(wrapped.hint()).isEqualTo("Make room.");
        assertThat(wrapped.details()).isEqualTo(Map.of("file", "/a"));
        assertThat(wrapped.getCause()).isSameAs(cause);
        assertThat(wrapped.getSuppressed()).containsExactly(beside);
        assertThat(wrapped.getStackTrace()).isEqualTo(first.getStackTrace());
    }
}
