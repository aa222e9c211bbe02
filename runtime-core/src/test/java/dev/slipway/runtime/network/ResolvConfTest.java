package dev.slipway.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvConfTest {
    private static final String HOST = "options edns0\nnameserver 10.0.0.53\nsearch example.org\n";

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
    @Tag("R-NET-12")
    void aNetworksServerIsAskedAndItsDomainsComeFirst() {
        assertThat(ResolvConf.of(Dns.NONE, List.of("10.90.1.1"), List.of("slipway"), HOST))
                .isEqualTo("options edns0\nsearch slipway example.org\nnameserver 10.90.1.1\n");
    }

    @Test
    @Tag("R-NET-12")
    void whatAContainerWantsTakesThePlaceOfWhatItsNetworksAndTheHostSay() {
        assertThat(ResolvConf.of(dns("10.1.1.1", "corp.example", "ndots:2"), List.of("10.90.1.1"), List.of(), HOST))
                .isEqualTo("search corp.example\noptions ndots:2\nnameserver 10.1.1.1\n");
        assertThat(ResolvConf.of(new Dns(List.of(), List.of("."), List.of()), List.of(), List.of(), HOST))
                .isEqualTo("options edns0\nnameserver 10.0.0.53\n");
        assertThat(ResolvConf.of(Dns.NONE, List.of(), List.of(), HOST))
                .isEqualTo("options edns0\nnameserver 10.0.0.53\nsearch example.org\n");
    }

    private static Dns dns(String server, String search, String option) {
        return new Dns(List.of(server), List.of(search), List.of(option));
    }

    @Test
    void aMissingFileIsAnEmptyOne() {
        assertThat(ResolvConf.of(host, resolved)).isEmpty();
    }
}
