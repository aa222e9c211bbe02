package dev.slipway.gui.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.call.PodCallsCreateBuilder;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.protocol.model.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodFormTest {
    private final PodForm form = new PodForm(world());

    @Test
    void asksForTheUsualByItself() {
        assertThat(form.soundProperty().get()).isTrue();
        assertThat(form.request())
                .isEqualTo(PodCallsCreateBuilder.builder()
                        .share(List.of("net", "ipc", "uts"))
                        .build());
    }

    @Test
    void asksForAllThatIsGiven() {
        form.name.set(" shop ");
        form.hostname.set("shop.test");
        form.labels.set("app=shop\nstage");
        form.share("pid").set(true);
        form.share("ipc").set(false);
        form.network.set(PodForm.CHOSEN);
        form.networks().get("backend").set(true);
        form.publish.set("8080:80");
        form.infraCommand.set("/pause 'a b'");
        form.exitPolicy.set("stop");
        form.service.set("s1");
        form.limits.memory().set("512M");

        assertThat(form.request())
                .isEqualTo(new PodCalls.Create(
                        "shop",
                        Map.of("app", "shop", "stage", ""),
                        List.of("net", "uts", "pid"),
                        null,
                        null,
                        List.of("/pause", "a b"),
                        List.of(new PortMapping(null, 8080, 80, null)),
                        List.of("backend"),
                        null,
                        "shop.test",
                        null,
                        new Resources(null, null, null, 536_870_912L, null, null, null, null),
                        "stop",
                        "s1"));
    }

    @Test
    void aHostNameAndPortsNeedTheNamespacesTheyBelongTo() {
        form.hostname.set("shop");
        form.publish.set("8080:80");
        assertThat(form.soundProperty().get()).isTrue();

        form.share("uts").set(false);
        form.share("net").set(false);

        assertThat(form.hostname.messageProperty().get()).startsWith("A pod has a host name of its own only where");
        assertThat(form.publish.messageProperty().get()).startsWith("Ports are published by the shared network");
        assertThat(form.soundProperty().get()).isFalse();
    }

    @Test
    void withoutASharedNetworkNamespaceThereIsNoNetworkToChoose() {
        form.network.set(PodForm.NONE);
        assertThat(form.request().networks()).isEmpty();

        form.share("net").set(false);
        assertThat(form.request().networks()).isNull();
    }

    private static World world() {
        World world = new World();
        world.apply(List.of(new WorldUpdate(
                1,
                true,
                true,
                true,
                List.of(new WorldUpdate.Entry(
                        "network",
                        "backend",
                        new NetworkSummary("backend", "bridge", List.of("10.91.0.0/24"), "b0", false))))));
        return world;
    }
}
