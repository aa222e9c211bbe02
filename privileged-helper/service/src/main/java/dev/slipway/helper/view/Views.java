package dev.slipway.helper.view;

import dev.slipway.protocol.model.BundleSummary;
import dev.slipway.protocol.model.CheckpointSummary;
import dev.slipway.protocol.model.Event;
import dev.slipway.protocol.model.ExecSummary;
import dev.slipway.protocol.model.Finding;
import dev.slipway.protocol.model.PodSummary;
import dev.slipway.runtime.pod.PodStatus;
import dev.slipway.runtime.state.Bundle;
import dev.slipway.runtime.state.Checkpoint;
import dev.slipway.runtime.state.CheckpointOptions;
import dev.slipway.runtime.state.ContainerRecord;
import dev.slipway.runtime.state.ExecSession;
import dev.slipway.runtime.state.PodConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Pods, bundles, exec sessions, checkpoints, events and findings as the contract tells of them. */
public final class Views {
    private Views() {}

    /** A pod with its containers, infra included. */
    public static PodSummary pod(PodConfig pod, Collection<ContainerRecord> containers) {
        return new PodSummary(
                pod.id(),
                pod.name(),
                PodStatus.of(containers).word(),
                pod.created(),
                pod.labels(),
                pod.infraId(),
                containers.stream().map(ContainerRecord::id).sorted().toList(),
                pod.share().stream().sorted().toList(),
                pod.hostname(),
                pod.networks(),
                pod.exitPolicy().word(),
                pod.serviceId());
    }

    public static BundleSummary bundle(Bundle bundle) {
        return new BundleSummary(
                bundle.id(),
                bundle.name(),
                bundle.created(),
                bundle.mode() == Bundle.Mode.COPY ? "copy" : "inPlace",
                bundle.path(),
                bundle.size(),
                ContainerViews.command(bundle.spec()),
                bundle.spec().path("hostname").asText(null),
                bundle.spec().path("process").path("terminal").asBoolean(false));
    }

    public static ExecSummary exec(ExecSession session) {
        boolean runs = session.status() == ExecSession.Status.RUNNING;
        boolean ended = session.status() == ExecSession.Status.STOPPED;
        return new ExecSummary(
                session.id(),
                session.container(),
                session.command(),
                session.terminal(),
                session.user(),
                session.status().word(),
                runs ? session.pid() : null,
                ended ? session.exitCode() : null,
                session.created(),
                session.startedAt(),
                session.finishedAt());
    }

    public static CheckpointSummary checkpoint(Checkpoint checkpoint) {
        return new CheckpointSummary(
                checkpoint.id(),
                checkpoint.name(),
                checkpoint.created(),
                checkpoint.containerId(),
                checkpoint.containerName(),
                checkpoint.size(),
                options(checkpoint.options()),
                checkpoint.note(),
                checkpoint.guarded(),
                checkpoint.pod(),
                checkpoint.group(),
                checkpoint.parent(),
                checkpoint.sizes().isEmpty() ? null : checkpoint.sizes());
    }

    public static Event event(dev.slipway.runtime.event.Event event) {
        return new Event(
                event.revision(),
                event.time(),
                event.type().word(),
                event.action(),
                event.id(),
                event.name(),
                event.attributes());
    }

    public static Finding finding(dev.slipway.runtime.error.Finding finding) {
        return new Finding(
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.code(),
                finding.pointer(),
                finding.message(),
                finding.remedy());
    }

    /** Errors first, otherwise as they came. */
    public static List<Finding> findings(List<dev.slipway.runtime.error.Finding> findings) {
        return findings.stream()
                .sorted(java.util.Comparator.comparing(dev.slipway.runtime.error.Finding::severity))
                .map(Views::finding)
                .toList();
    }

    private static List<String> options(CheckpointOptions options) {
        List<String> names = new ArrayList<>();
        add(names, "leaveRunning", options.leaveRunning());
        add(names, "tcpEstablished", options.tcpEstablished());
        add(names, "fileLocks", options.fileLocks());
        add(names, "externalUnixSockets", options.externalUnixSockets());
        add(names, "shellJob", options.shellJob());
        add(names, "preCheckpoint", options.preCheckpoint());
        add(names, "withPrevious", options.withPrevious());
        add(names, "ignoreRootfs", options.ignoreRootfs());
        add(names, "ignoreVolumes", options.ignoreVolumes());
        return names;
    }

    private static void add(List<String> names, String name, boolean on) {
        if (on) {
            names.add(name);
        }
    }
}
