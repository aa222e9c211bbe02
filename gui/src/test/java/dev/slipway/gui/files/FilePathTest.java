package dev.slipway.gui.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilePathTest {
    @Test
    void makesWhatIsTypedAbsoluteAndLeavesWaysUpToTheHelper() {
        assertThat(FilePath.of(" etc//ssl/./ ")).isEqualTo("/etc/ssl");
        assertThat(FilePath.of("")).isEqualTo("/");
        assertThat(FilePath.of("/etc/../..")).isEqualTo("/etc/../..");
    }

    @Test
    void walksDownAndUp() {
        assertThat(FilePath.child("/", "etc")).isEqualTo("/etc");
        assertThat(FilePath.child("/etc", "ssl")).isEqualTo("/etc/ssl");
        assertThat(FilePath.parent("/etc/ssl")).isEqualTo("/etc");
        assertThat(FilePath.parent("/etc")).isEqualTo("/");
        assertThat(FilePath.parent("/")).isEqualTo("/");
        assertThat(FilePath.name("/etc/ssl")).isEqualTo("ssl");
    }
}
