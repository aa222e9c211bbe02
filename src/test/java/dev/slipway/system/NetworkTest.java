package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.protocol.call.ContainerCalls;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A container on the default bridge. */
class NetworkTest extends WholeSystemTest {
    @Test
    void aContainerHasAnAddressThatTheHostReachesAndGivesItBack() throws Exception {
        var bundles = DemonstrationBundles.in(folder());
        var network = helperFolder().network();
        var client = closedAtEnd(new Client(startHelper().connect()));
        var bundle = client.importInPlace(bundles.web(), "web");
        var container = client.call(
                        ContainerCalls.CREATE,
                        ContainerCalls.Create.fromBundle(bundle, "web", null, List.of(network.name())))
                .id();
        client.start(container);
        client.awaitLine(container, "Serving");

        var joined = client.summary(container).networks();
        assertThat(joined).hasSize(1);
        assertThat(joined.get(0).network()).isEqualTo(network.name());
        var address = joined.get(0).addresses().get(0).replaceAll("/.*", "");
        assertThat(network.reservation(address)).exists();
        assertThat(page("http://" + address + ":8080/")).contains("Served from web");
        var namespace = Path.of(client.inspect(container).state().netns());
        assertThat(namespace).exists();

        client.stop(container);
        assertThat(client.summary(container).networks()).isEmpty();
        assertThat(network.reserved()).isEmpty();
        assertThat(namespace).doesNotExist();
        client.start(container);
        assertThat(network.reserved()).hasSize(1);
        client.remove(container);
        assertThat(network.reserved()).isEmpty();
    }

    private static String page(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
