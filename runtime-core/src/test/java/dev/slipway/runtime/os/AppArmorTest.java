package dev.slipway.runtime.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppArmorTest {
    @TempDir
    Path folder;

    @Test
    void onlyALoadedProfileConfines() throws IOException {
        AppArmor appArmor = new AppArmor(Files.writeString(
                folder.resolve("profiles"), "ship (enforce)\n/usr/bin/a (old) (complain)\ndeck//hold (enforce)\n"));
        for (String loaded : new String[] {"ship", "/usr/bin/a (old)", "deck//hold", "unconfined"}) {
            assertThatNoException().isThrownBy(() -> appArmor.require(loaded));
        }
        for (String other : new String[] {"", "shi", "deck", "hold", "ship (enforce)"}) {
            assertThat(refusal(appArmor, other).kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
        }
    }

    @Test
    void withoutAppArmorNothingConfinesAndNothingIsUnconfined() {
        EngineException refusal = refusal(new AppArmor(folder.resolve("none")), "unconfined");
        assertThat(refusal.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(refusal.message()).contains("no AppArmor");
    }

    private static EngineException refusal(AppArmor appArmor, String profile) {
        return catchThrowableOfType(EngineException.class, () -> appArmor.require(profile));
    }
}
