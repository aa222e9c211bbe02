package dev.slipway.helper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.rpc.ErrorKind;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ErrorKindTest {
    @Test
    @Tag("R-ERR-01")
    void engineAndContractKnowTheSameKinds() {
        assertThat(Arrays.stream(dev.slipway.runtime.error.ErrorKind.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Arrays.stream(ErrorKind.values()).map(Enum::name).toList());
    }
}
