package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.protocol.rpc.ErrorKind;
import dev.slipway.protocol.rpc.RpcException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the helper refuses: each with its own kind, a sentence for the user, and what to do about it. */
final class Refusals {
    private Refusals() {}

    /** Fails unless the call is refused so, with these words in its sentence and hint. */
    static RpcException assertRefused(ThrowingCallable call, ErrorKind kind, String word, String... more) {
        var refused = catchThrowableOfType(RpcException.class, call);
        assertThat(refused).as("a refusal").isNotNull();
        assertThat(refused.kind()).as(refused.message()).contains(kind);
        assertThat(refused.message()).startsWith("could not ").doesNotContain("Exception");
        assertThat(refused.hint())
                .as("what to do about: " + refused.message())
                .hasValueSatisfying(hint -> assertThat(hint).endsWith(".").hasSizeGreaterThan(10));
        var told = refused.message() + " " + refused.hint().orElse("");
        assertThat(told).contains(word);
        assertThat(more).allSatisfy(each -> assertThat(told).contains(each));
        return refused;
    }
}
