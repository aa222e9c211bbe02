package dev.slipway.gui.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.call.NetworkCalls;
import dev.slipway.protocol.call.NetworkCallsCreateBuilder;
import dev.slipway.protocol.model.NetworkRange;
import dev.slipway.protocol.model.NetworkSummary;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkFormTest {
    private final World world = new World();
    private final NetworkForm form;

    NetworkFormTest() {
        world.apply(List.of(new WorldUpdate(
                1,
                true,
                true,
                true,
                List.of(new Entry(
                        "network",
                        "slipway",
                        new NetworkSummary("slipway", "bridge", List.of("10.90.0.0/24"), "slipway0", true))))));
        form = new NetworkForm(world);
    }

    @Test
    void asksForANameOfItsOwn() {
        assertThat(form.reveal()).isFalse();
        assertThat(form.name.messageProperty().get()).isEqualTo("Give a name.");
        form.name.set("slipway");
        assertThat(form.name.messageProperty().get()).isEqualTo("slipway is taken. Choose another name.");
        form.name.set("back");
        assertThat(form.request())
                .isEqualTo(NetworkCallsCreateBuilder.builder().name("back").build());
    }

    @Test
    void saysWhatIsWrongWithASubnetWhileItIsTyped() {
        assertThat(said("10.91")).startsWith("Give an IPv4 range");
        assertThat(said("fd00::/64")).startsWith("Give an IPv4 range");
        assertThat(said("10.91.0.7/24")).startsWith("A range is named by its first address");
        assertThat(said("10.91.0.0/31")).startsWith("This range has no room");
        assertThat(said("10.90.0.128/25")).isEqualTo("This range overlaps that of slipway. Choose another.");
        assertThat(said("10.91.0.0/24")).isEmpty();
    }

    @Test
    void addressesHaveToBeInTheSubnet() {
        form.ipv4.gateway.set("10.91.0.1");
        assertThat(form.ipv4.gateway.messageProperty().get()).isEqualTo("Give the subnet that it is in.");
        form.ipv4.subnet.set("10.92.0.0/24");
        assertThat(form.ipv4.gateway.messageProperty().get()).isEqualTo("This address is not in 10.92.0.0/24.");
        form.ipv4.subnet.set("10.91.0.0/24");
        assertThat(form.ipv4.gateway.messageProperty().get()).isEmpty();
        form.ipv4.first.set("10.91.0.x");
        assertThat(form.ipv4.first.messageProperty().get()).isEqualTo("This is no IP address.");
    }

    @Test
    void sendsWhatIsGiven() {
        form.name.set("back");
        form.ipv4.subnet.set("10.91.0.0/24");
        form.ipv4.gateway.set("10.91.0.254");
        form.ipv6.subnet.set("fd00:91::/64");
        form.internal.set(true);
        form.isolated.set(true);
        form.names.set(false);
        form.mtu.set("1400");
        form.bridge.set("back0");

        assertThat(form.request())
                .isEqualTo(NetworkCallsCreateBuilder.builder()
                        .name("back")
                        .subnets(List.of(
                                new NetworkRange("10.91.0.0/24", "10.91.0.254", null, null),
                                new NetworkRange("fd00:91::/64", null, null, null)))
                        .internal(true)
                        .isolated(true)
                        .names(false)
                        .mtu(1400)
                        .bridge("back0")
                        .build());
    }

    @Test
    void aNetworkOnAnInterfaceNeedsItAndHasNoBridge() {
        form.name.set("lan");
        form.bridge.set("lan0");
        form.driver.set("macvlan");
        assertThat(form.soundProperty().get()).isFalse();

        form.parent.set("eth0");
        form.mode.set("private");
        NetworkCalls.Create request = form.request();
        assertThat(request)
                .isEqualTo(NetworkCallsCreateBuilder.builder()
                        .name("lan")
                        .driver("macvlan")
                        .parent("eth0")
                        .mode("private")
                        .build());
    }

    private String said(String subnet) {
        form.ipv4.subnet.set(subnet);
        return form.ipv4.subnet.messageProperty().get();
    }
}
