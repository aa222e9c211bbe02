package dev.slipway.system;

import static dev.slipway.system.Step.after;
import static dev.slipway.system.Step.before;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.protocol.call.PodCalls;
import dev.slipway.protocol.model.ContainerSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A helper is killed at each step of what it does to a pod. The next one has a whole pod or none, knows each of its
 * containers as it is, holds nothing for what is gone, and can be asked again.
 */
class PodKilledAtStepTest extends KilledHelperTest {
    /** The first of its containers that a step is taken with, and the last. */
    private static final List<Integer> ENDS = List.of(1, PodVerb.Subject.CONTAINERS);

    static Stream<Step<PodVerb>> steps() {
        var steps = new ArrayList<Step<PodVerb>>();
        steps.add(before(PodVerb.CREATE, "runtime.pod.InfraRootfs", "make"));
        steps.add(after(PodVerb.CREATE, "runtime.pod.InfraRootfs", "make"));
        saved(steps, PodVerb.CREATE);

        for (var container : ENDS) {
            steps.add(
                    after(PodVerb.START, "runtime.container.Launch", "prepare").at(container));
            steps.add(after(PodVerb.START, "runtime.oci.Monitor", "create").at(container));
            steps.add(before(PodVerb.START, "runtime.container.Lifecycle", "letRun")
                    .at(container));
            saved(steps, PodVerb.START, container);
        }
        steps.add(before(PodVerb.START, "runtime.network.Networks", "attach"));
        steps.add(after(PodVerb.START, "runtime.network.Networks", "attach"));
        steps.add(Step.amidProgram(PodVerb.START));
        // All are started. How many saves that took is not known: those of two containers may be one.
        steps.add(before(PodVerb.START, "runtime.pod.PodEvents", "of"));

        for (var container : ENDS) {
            steps.add(before(PodVerb.STOP, "runtime.container.Stopping", "ask").at(container));
            steps.add(before(PodVerb.STOP, "runtime.container.Stopping", "kill").at(container));
            steps.add(before(PodVerb.STOP, "runtime.container.Endings", "end").at(container));
            steps.add(
                    before(PodVerb.STOP, "runtime.container.Release", "release").at(container));
        }
        steps.add(after(PodVerb.STOP, "runtime.network.Networks", "detach"));
        steps.add(after(PodVerb.STOP, "runtime.os.NetworkNamespaces", "delete"));
        saved(steps, PodVerb.STOP);

        for (var container : ENDS) {
            steps.add(
                    before(PodVerb.REMOVE, "runtime.container.Ledger", "remove").at(container));
            steps.add(
                    after(PodVerb.REMOVE, "runtime.container.Ledger", "remove").at(container));
        }
        saved(steps, PodVerb.REMOVE);
        steps.add(after(PodVerb.REMOVE, "runtime.container.Removal", "sweep"));
        saved(steps, PodVerb.REMOVE_CREATED);
        steps.add(before(PodVerb.REMOVE_RUNNING, "runtime.container.Stopping", "ask"));
        steps.add(before(PodVerb.REMOVE_RUNNING, "runtime.pod.PodRemoval", "begin"));
        steps.add(after(PodVerb.REMOVE_RUNNING, "runtime.pod.PodRemoval", "begin"));
        for (var container : ENDS) {
            steps.add(before(PodVerb.REMOVE_RUNNING, "runtime.container.Removal", "removeWithPod")
                    .at(container));
        }
        steps.add(before(PodVerb.REMOVE_RUNNING, "runtime.container.CgroupParents", "giveBack"));
        return steps.stream();
    }

    @AtEachStep
    void isMadeGoodByTheNextOne(Step<PodVerb> step) throws IOException {
        var verb = step.verb();
        PodVerb.Subject subject;
        try (var client = doomed(step)) {
            subject = new PodVerb.Subject(
                    "subject", helloBundle(), List.of(helperFolder().network().name()));
            verb.prepare(client, subject);
            dieOf(() -> verb.ask(client, subject));
        }

        try (var client = recovered()) {
            assertThat(verb.between()).contains(subject.status(client));
            await().untilAsserted(() -> assertMachineAgrees(client));
            assertWhole(client, verb, subject);
            if (!subject.status(client).equals(verb.to())) {
                verb.ask(client, subject);
            }
            assertThat(subject.status(client)).isEqualTo(verb.to());
            assertMachineAgrees(client);
            client.call(PodCalls.LIST, PodCalls.ListQuery.ALL).forEach(pod -> subject.remove(client));
            client.containers().forEach(container -> client.remove(container.id()));
        }
    }

    /** The pod has all its containers, or there is neither; it has an address while its infra container runs. */
    private void assertWhole(Client client, PodVerb verb, PodVerb.Subject subject) {
        var containers =
                client.containers().stream().filter(each -> each.pod() != null).toList();
        var absent = subject.status(client).equals("absent");
        var all = verb == PodVerb.CREATE ? 1 : PodVerb.Subject.CONTAINERS;
        assertThat(containers).hasSize(absent ? 0 : all);
        var networked = containers.stream()
                .filter(ContainerSummary::infra)
                .filter(infra -> infra.status().equals("running"))
                .count();
        assertThat(helperFolder().network().reserved()).as("reserved addresses").hasSize((int) networked);
    }
}
