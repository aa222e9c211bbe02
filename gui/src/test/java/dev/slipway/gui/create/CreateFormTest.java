package dev.slipway.gui.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.container.Containers;
import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
import dev.slipway.protocol.model.DnsOptions;
import dev.slipway.protocol.model.NetworkSummary;
import dev.slipway.protocol.model.PortMapping;
import dev.slipway.protocol.model.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreateFormTest {
    private final World world = new World();
    private final CreateForm form = new CreateForm(world);

    CreateFormTest() {
        world.apply(List.of(new WorldUpdate(
                1,
                true,
                true,
                true,
                List.of(new Entry("container", "c1", Containers.container("c1", "redis", "running"))))));
    }

    @Test
    void asksForWhatItIsMadeFrom() {
        assertThat(form.soundProperty().get()).isFalse();
        assertThat(form.bundle.messageProperty().get()).isEmpty();
        assertThat(form.reveal()).isFalse();
        assertThat(form.bundle.messageProperty().get()).startsWith("Choose a bundle.");

        form.source.set(CreateForm.ROOTFS);
        assertThat(form.bundle.sound()).isTrue();
        assertThat(form.rootfs.sound()).isFalse();

        form.rootfs.set("srv");
        assertThat(form.rootfs.messageProperty().get()).isEqualTo("A path begins with a slash.");
        form.rootfs.set("/srv");
        assertThat(form.soundProperty().get()).isTrue();
    }

    @Test
    void refusesNamesAndDependenciesThatCannotBe() {
        form.from("b1");
        form.name.set("redis");
        assertThat(form.name.messageProperty().get()).isEqualTo("redis is taken. Choose another name.");
        form.name.set("-x");
        assertThat(form.name.sound()).isFalse();
        form.name.set("");

        form.dependsOn.set("redis, db");
        assertThat(form.dependsOn.messageProperty().get()).isEqualTo("There is no container db.");
        form.dependsOn.set("redis");
        assertThat(form.soundProperty().get()).isTrue();
    }

    @Test
    void sendsNothingThatIsNotGiven() {
        form.from("b1");

        assertThat(form.request()).isEqualTo(ContainerCalls.Create.fromBundle("b1", null));
    }

    @Test
    void sendsWhatIsGiven() {
        form.from("b1");
        form.name.set(" web ");
        form.command.set("sh -c 'serve it'");
        form.env.set("A=1\n\n B=two words\n");
        form.user.set("1000:1000");
        form.workdir.set("/srv");
        form.hostname.set("web.local");
        form.labels.set("app=web\nplain");
        form.dependsOn.set("redis");
        form.stopSignal.set("INT");
        form.stopTimeout.set("1m 30s");
        form.init.set(true);
        form.guarded.set(true);
        form.autoRemove.set(true);

        assertThat(form.request())
                .isEqualTo(ContainerCallsCreateBuilder.builder()
                        .bundle("b1")
                        .name("web")
                        .command(List.of("sh", "-c", "serve it"))
                        .env(List.of("A=1", "B=two words"))
                        .user("1000:1000")
                        .workdir("/srv")
                        .hostname("web.local")
                        .labels(Map.of("app", "web", "plain", ""))
                        .dependsOn(List.of("redis"))
                        .stopSignal("INT")
                        .stopTimeout(90.0)
                        .init(true)
                        .guarded(true)
                        .autoRemove(true)
                        .build());
    }

    @Test
    void sendsPoliciesAndLimits() {
        form.from("b1");
        form.restart.follow("on-failure:3");
        form.health.follow(
                new ContainerCalls.Healthcheck(List.of("CMD", "true", "a b"), 10.0, 2.0, null, 4, "restart"));
        form.limits.follow(new Resources(1.5, null, "0-1", 536_870_912L, null, null, 100L, null));

        ContainerCalls.Create request = form.request();

        assertThat(request.restartPolicy()).isEqualTo(new ContainerCalls.RestartPolicy("on-failure", 3));
        assertThat(request.healthcheck())
                .isEqualTo(
                        new ContainerCalls.Healthcheck(List.of("CMD", "true", "a b"), 10.0, 2.0, null, 4, "restart"));
        assertThat(request.resources())
                .isEqualTo(new Resources(1.5, null, "0-1", 536_870_912L, null, null, 100L, null));
    }

    @Test
    void isMadeOfAnImageWithoutItsEntrypoint() {
        form.source.set(CreateForm.IMAGE);
        assertThat(form.soundProperty().get()).isFalse();
        form.fromImage("a1");
        form.noEntrypoint.set(true);
        form.command.set("sleep 9");

        assertThat(form.request())
                .isEqualTo(ContainerCallsCreateBuilder.builder()
                        .image("a1")
                        .entrypoint(List.of(""))
                        .command(List.of("sleep", "9"))
                        .build());
    }

    @Test
    void sendsNetworksPortsVolumesAndNamespaces() {
        world.apply(List.of(new WorldUpdate(
                2,
                false,
                true,
                true,
                List.of(
                        new Entry(
                                "network", "a", new NetworkSummary("a", "bridge", List.of("10.1.0.0/24"), "a0", true)),
                        new Entry(
                                "network",
                                "b",
                                new NetworkSummary("b", "bridge", List.of("10.2.0.0/24"), "b0", false))))));
        CreateForm several = new CreateForm(world);
        several.fromImage("a1");
        several.network.mode.set(NetworkChoices.CHOSEN);
        several.network.on("b").set(true);
        several.network.publish.set("8080:80");
        several.namespaces.of("ipc").set("container:c1");
        several.volumes.set("data:/srv:ro");
        several.readOnly.set(true);
        several.terminal.set(true);
        several.logMaxSize.set("1M");
        several.annotations.set("a=1");
        several.spec.set("{\"process\": {\"noNewPrivileges\": true}}");

        ContainerCalls.Create request = several.request();

        assertThat(request.networks()).containsExactly("b");
        assertThat(request.networkOptions()).isNull();
        assertThat(request.publish()).containsExactly(new PortMapping(null, 8080, 80, null));
        assertThat(request.namespaces()).isEqualTo(Map.of("ipc", "container:c1"));
        assertThat(request.volumes()).containsExactly(new ContainerCalls.VolumeOption("data", "/srv", List.of("ro")));
        assertThat(request.readOnly()).isTrue();
        assertThat(request.terminal()).isTrue();
        assertThat(request.logMaxSize()).isEqualTo(1_048_576);
        assertThat(request.annotations()).isEqualTo(Map.of("a", "1"));
        assertThat(request.spec().path("process").path("noNewPrivileges").asBoolean())
                .isTrue();

        several.network.mode.set(NetworkChoices.HOST);
        assertThat(several.network.publish.messageProperty().get()).startsWith("Ports are published on a network");
        several.network.publish.set("");
        assertThat(several.request().networks()).isNull();
        assertThat(several.request().namespaces()).isEqualTo(Map.of("ipc", "container:c1", "net", "host"));
    }

    @Test
    void looksForNamesWhereItIsToldIfItIsOnANetwork() {
        form.from("b1");
        form.network.dns.servers.set("10.9.0.1, fd00::53");
        form.network.dns.search.set(".");
        form.network.dns.options.set("ndots:2 edns0");
        assertThat(form.request().dns())
                .isEqualTo(new DnsOptions(List.of("10.9.0.1", "fd00::53"), List.of("."), List.of("ndots:2", "edns0")));

        form.network.dns.servers.set("10.9.0.1 ns.example.org");
        form.network.dns.search.set("example.org -x");
        form.network.dns.options.set("ndots=2");
        assertThat(form.network.dns.servers.messageProperty().get()).startsWith("ns.example.org is no address");
        assertThat(form.network.dns.search.messageProperty().get()).startsWith("-x is no domain");
        assertThat(form.network.dns.options.messageProperty().get()).startsWith("ndots=2 is no option");

        form.network.dns.servers.set("10.9.0.1");
        form.network.dns.search.set("");
        form.network.dns.options.set("");
        form.network.mode.set(NetworkChoices.NONE);
        assertThat(form.network.dns.servers.messageProperty().get()).startsWith("Names are looked for on a network");
        assertThat(form.soundProperty().get()).isFalse();

        form.network.dns.servers.set("");
        assertThat(form.request().dns()).isNull();
    }

    @Test
    void saysWhereASpecificationIsNoJson() {
        form.spec.set("{\n  \"process\": }");
        assertThat(form.spec.messageProperty().get()).startsWith("This is no JSON: look at line 2");
        form.spec.set("[]");
        assertThat(form.spec.messageProperty().get()).isEqualTo("The specification has to be a JSON object.");
    }

    @Test
    void mayHaveTheNameOfTheOneItTakesThePlaceOf() {
        form.name.set("redis");
        assertThat(form.name.sound()).isFalse();

        form.replace("c1");
        assertThat(form.name.sound()).isTrue();
        assertThat(form.replaced()).isEqualTo("c1");
        form.replace("gone");
        assertThat(form.replaced()).isNull();
        assertThat(form.name.sound()).isFalse();
    }
}
