package dev.slipway.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvConfTest {
    @TempDir
    Path folder;

    private Path host;
    private Path resolved;

    @BeforeEach
    void open() {
        host = folder.resolve("host");
        resolved = folder.resolve("resolved");
    }

    @Test
    @Tag("R-NET-04")
    void theHostsServersAreTheContainersWithoutThoseOnItsLoopback() throws IOException {
        Files.writeString(host, """
                # a comment
                search example.org
                nameserver 127.0.0.53
                nameserver ::1
                  nameserver\t10.0.0.53
                options edns0
                """);
        Files.writeString(resolved, "nameserver 10.1.1.1\n");
        assertThat(ResolvConf.of(host, resolved)).isEqualTo("""
                # a comment
                search example.org
                  nameserver\t10.0.0.53
                options edns0
                """);
    }

    @Test
    void whereAllAreOnItsLoopbackThoseThatTheyAskAreTaken() throws IOException {
        Files.writeString(host, "nameserver 127.0.0.53\nsearch example.org\n");
        assertThat(ResolvConf.of(host, resolved)).isEqualTo("search example.org\n");
        Files.writeString(resolved, "nameserver 10.1.1.1\n");
        assertThat(ResolvConf.of(host, resolved)).isEqualTo("nameserver 10.1.1.1\n");
    }

    @Test
    void aMissingFileIsAnEmptyOne() {
        assertThat(ResolvConf.of(host, resolved)).isEmpty();
    }
}
