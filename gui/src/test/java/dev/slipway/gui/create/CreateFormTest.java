package dev.slipway.gui.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.gui.container.Containers;
import dev.slipway.gui.world.World;
import dev.slipway.gui.world.WorldUpdate;
import dev.slipway.gui.world.WorldUpdate.Entry;
import dev.slipway.protocol.call.ContainerCalls;
import dev.slipway.protocol.call.ContainerCallsCreateBuilder;
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
}
