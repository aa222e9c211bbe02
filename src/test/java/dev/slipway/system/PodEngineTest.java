package dev.slipway.system;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.runtime.container.Container;
import dev.slipway.runtime.container.CreateContainer;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.event.Event;
import dev.slipway.runtime.pod.CreatePod;
import dev.slipway.runtime.pod.PodOutcome;
import dev.slipway.runtime.state.ContainerStatus;
import dev.slipway.runtime.state.InitContainer;
import dev.slipway.runtime.state.PodConfig;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A test of the engine's pods. */
abstract class PodEngineTest extends EngineTest {
    /** Ends as soon as it is asked to. */
    static final String[] OBEDIENT = {"/bin/sh", "-c", "trap 'exit 0' TERM; while :; do sleep 0.1; done"};

    /** A pod without a network. */
    final PodConfig pod(String name) {
        return engine.pods().create(CreatePod.named(name).on(List.of()));
    }

    /** A container that sleeps, and ends at once when it is asked to. */
    final Container member(PodConfig pod, String name, Container... dependsOn) {
        return create(sleeper(pod, name)
                .edit()
                .dependsOn(List.of(dependsOn).stream().map(Container::id).toList())
                .build());
    }

    final CreateContainer sleeper(PodConfig pod, String name) {
        return request("/bin/sleep", "1000")
                .edit()
                .name(name)
                .pod(pod.id())
                .stopSignal(9)
                .build();
    }

    final Container init(PodConfig pod, String name, InitContainer how, String script) {
        return create(request("/bin/sh", "-c", script)
                .edit()
                .name(name)
                .pod(pod.id())
                .stopSignal(9)
                .initContainer(how)
                .build());
    }

    final Container infra(PodConfig pod) {
        return engine.containers().of(Objects.requireNonNull(pod.infraId()));
    }

    static ContainerStatus status(Container container) {
        return container.record().status();
    }

    static List<String> failed(List<PodOutcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.error() != null)
                .map(PodOutcome::name)
                .toList();
    }

    static EngineException error(ThrowingCallable operation) {
        return Objects.requireNonNull(catchThrowableOfType(EngineException.class, operation));
    }

    /** What was told of the pod, oldest first. */
    final List<String> told(PodConfig pod) {
        return state.events(1000).stream()
                .filter(event -> event.type() == Event.Type.POD && event.id().equals(pod.id()))
                .map(Event::action)
                .toList();
    }

    /** What was told of the containers in the pod besides its infra container: {@code action name}, oldest first. */
    final List<String> toldOfMembers(PodConfig pod) {
        return state.events(1000).stream()
                .filter(event -> event.type() == Event.Type.CONTAINER
                        && pod.id().equals(event.attributes().get("pod"))
                        && !event.id().equals(pod.infraId()))
                .map(event -> event.action() + " " + event.name())
                .toList();
    }
}
