package dev.slipway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.slipway.protocol.model.ContainerSummary;
import dev.slipway.protocol.rpc.ErrorKind;
import dev.slipway.protocol.rpc.RpcException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A container's life from a bundle to its removal, over the socket. */
class ContainerLifeTest extends WholeSystemTest {
    private DemonstrationBundles bundles;
    private HelperProcess helper;
    private Client client;

    @BeforeEach
    void begin() {
        bundles = DemonstrationBundles.in(folder());
        helper = startHelper();
        client = closedAtEnd(new Client(helper.connect()));
    }

    @Test
    void aBundleRunsIsPausedResumedStoppedAndRemoved() {
        var container = client.create(client.importInPlace(bundles.hello(), "hello"), "hello");
        client.start(container);
        assertThat(statusOf(container)).isEqualTo("running");
        client.pause(container);
        assertThat(statusOf(container)).isEqualTo("paused");
        client.resume(container);
        client.stop(container);
        assertThat(client.awaitExit(container)).isZero();
        client.remove(container);
        assertThat(client.containers()).isEmpty();
    }

    @Test
    void theExitCodeIsThatOfTheProcess() {
        var bundle = client.importInPlace(bundles.running("seven", "/bin/sh", "-c", "exit 7"), "seven");
        var container = client.create(bundle, "seven");
        client.start(container);
        assertThat(client.awaitExit(container)).isEqualTo(7);
        client.remove(container);
    }

    @Test
    void aStoppedContainerIsNotStoppedAgain() {
        var container = client.create(client.importInPlace(bundles.hello(), "hello"), "hello");
        client.start(container);
        client.kill(container, "KILL");
        client.awaitExit(container);
        assertThatThrownBy(() -> client.stop(container))
                .asInstanceOf(type(RpcException.class))
                .satisfies(refused -> assertThat(refused.kind()).contains(ErrorKind.STATE_INVALID));
        client.remove(container);
    }

    @Test
    void aProcessThatCantBeExecutedIsTheRuntimesErrorAndLeavesTheContainerAsItWas() {
        var container = client.create(client.importInPlace(bundles.withoutProgram(), "broken"), "broken");
        assertThatThrownBy(() -> client.start(container))
                .asInstanceOf(type(RpcException.class))
                .satisfies(refused -> {
                    assertThat(refused.kind()).contains(ErrorKind.OCI_RUNTIME);
                    assertThat(refused).hasMessageContaining("there-is-no-such-program");
                });
        client.remove(container);
    }

    @Test
    void aNameIsGivenOnce() {
        var bundle = client.importInPlace(bundles.hello(), "hello");
        var container = client.create(bundle, "twice");
        assertThatThrownBy(() -> client.create(bundle, "twice"))
                .asInstanceOf(type(RpcException.class))
                .satisfies(refused -> assertThat(refused.kind()).contains(ErrorKind.NAME_IN_USE));
        client.remove(container);
    }

    private String statusOf(String container) {
        return client.containers().stream()
                .filter(each -> each.id().equals(container))
                .map(ContainerSummary::status)
                .findFirst()
                .orElse("absent");
    }
}
