package dev.slipway.system;

import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.model.NetworkAddress;
import dev.slipway.protocol.model.NetworkOptions;
import dev.slipway.protocol.model.PortMapping;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A test's containers on networks, and how these are seen from within and from the host. */
final class NetworkedContainers {
    private final Client client;
    private final HelperFolder helperFolder;

    NetworkedContainers(Client client, HelperFolder helperFolder) {
        this.client = client;
        this.helperFolder = helperFolder;
    }

    String created(
            String bundle,
            String name,
            @Nullable List<String> networks,
            Map<String, NetworkOptions> options,
            List<PortMapping> publish) {
        return created(ContainerCallsCreateBuilder.builder(ContainerCalls.Create.fromBundle(bundle, name))
                .networks(networks)
                .networkOptions(options)
                .publish(publish));
    }

    String created(ContainerCallsCreateBuilder wanted) {
        return client.call(ContainerCalls.CREATE, wanted.stopSignal("KILL").build())
                .id();
    }

    NetworkAddress place(String container, String network) {
        return client.summary(container).networks().stream()
                .filter(each -> each.network().equals(network))
                .findFirst()
                .orElseThrow();
    }

    static String host(NetworkAddress place) {
        return place.addresses().get(0).replaceFirst("/.*", "");
    }

    /** A program of the host in the network of a container that runs, with what that has in /etc to find others. */
    String[] inside(String container, String command) {
        var pid = client.inspect(container).state().pid();
        var etc = helperFolder.runRoot().resolve("containers").resolve(container) + "/";
        return new String[] {
            "unshare",
            "-m",
            "sh",
            "-ec",
            "mount --bind " + etc + "hosts /etc/hosts; mount --bind " + etc + "resolv.conf /etc/resolv.conf; "
                    + "exec nsenter -t " + pid + " -n sh -c \"$1\"",
            "sh",
            command
        };
    }

    String fetched(String container, String url) {
        return Programs.run(inside(container, "curl --globoff -sS -m 5 " + url));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static String page(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The rules of the packet filter that name a network of the test, or a bridge that was named for one. */
    static String filters(TestFolder folder) {
        return Programs.run(
                "bash",
                "-c",
                "(iptables-save; ip6tables-save) | grep -E '^-A .*( slip[0-9]+ |" + folder.name() + ")' || true");
    }
}
