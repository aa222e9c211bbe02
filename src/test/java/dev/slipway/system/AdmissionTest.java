package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is let in: root and one group; and a path of the host is for root alone. */
class AdmissionTest extends SharedHelperTest {
    private static final String GROUP = "users";
    private static final int GROUP_ID = 100;

    /** The ways to be in a group. */
    enum Membership {
        FIRST_GROUP,
        ANOTHER_GROUP;

        Asker user() {
            return this == FIRST_GROUP ? Asker.ofGroup(GROUP_ID) : Asker.alsoOfGroup(GROUP_ID);
        }
    }

    @Override
    void prepare() {
        helperFolder().configure("[helper]\ngroup = \"" + GROUP + "\"\n");
        mode(folder().path(), "rwx--x--x");
    }

    @ParameterizedTest
    @EnumSource
    void aMemberOfTheGroupMayAsk(Membership membership) {
        var answer = membership.user().ask(helperFolder().socket(), "container.list", Map.of());
        assertThat(answer.path("result").isArray()).as(answer.toString()).isTrue();
    }

    @Test
    void aMemberOfTheGroupMayNotNameAPathOfTheHost() {
        var parameters = Map.of("mode", "inPlace", "path", bundles().hello().toString());
        var answer = Membership.FIRST_GROUP.user().ask(helperFolder().socket(), "bundle.import", parameters);
        assertThat(kind(answer)).isEqualTo("NOT_PERMITTED");
        assertThat(answer.at("/error/data/hint").asText()).contains("copy");
        var bundles = Membership.FIRST_GROUP.user().ask(helperFolder().socket(), "bundle.list", Map.of());
        assertThat(bundles.path("result")).isEmpty();
    }

    @Test
    void anotherUserIsKeptOutByTheSocketsMode() throws IOException {
        assertThat(Files.getPosixFilePermissions(helperFolder().socket()))
                .isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
        assertThatThrownBy(() -> Asker.ofNoGroup().ask(helperFolder().socket(), "container.list", Map.of()))
                .hasMessageContaining("kept out");
    }

    @Test
    void anotherUserIsRefusedByTheHelperToo() {
        mode(helperFolder().socket(), "rw-rw-rw-");
        var answer = Asker.ofNoGroup().ask(helperFolder().socket(), "container.list", Map.of());
        mode(helperFolder().socket(), "rw-rw----");
        assertThat(kind(answer)).isEqualTo("NOT_PERMITTED");
        assertThat(answer.at("/error/message").asText()).contains("neither root nor in its group");
    }

    private static void mode(Path file, String mode) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(JsonNode answer) {
        return answer.at("/error/data/kind").asText();
    }
}
