package dev.slipway.runtime.state;

import dev.slipway.runtime.event.Event;
import java.time.Instant;

/** One step of a commit. A commit's changes are all saved or none is. */
public sealed interface Change {
    /** Adds a container. Its id and name must be free over containers and pods, its pod, bundle, volumes and dependencies known. */
    record AddContainer(ContainerRecord container) implements Change {}

    /** Replaces a known container, name and labels included; id, pod, bundle, image, volumes and dependencies stay. */
    record PutContainer(ContainerRecord container) implements Change {}

    /** Removes a known container on which no other depends, with its exec sessions. */
    record RemoveContainer(String id) implements Change {}

    /** Adds a pod. Its id and name must be free over containers and pods. */
    record AddPod(PodConfig pod) implements Change {}

    /** Replaces a known pod. */
    record PutPod(PodConfig pod) implements Change {}

    /** Removes a known pod that has no containers. */
    record RemovePod(String id) implements Change {}

    /** Adds a bundle. Its id and name must be free over bundles. */
    record AddBundle(Bundle bundle) implements Change {}

    /** Removes a known bundle of which no container is made. */
    record RemoveBundle(String id) implements Change {}

    /** Adds a checkpoint. Its id and name must be free over checkpoints. */
    record AddCheckpoint(Checkpoint checkpoint) implements Change {}

    /** Replaces a known checkpoint. */
    record PutCheckpoint(Checkpoint checkpoint) implements Change {}

    /** Removes a known checkpoint. */
    record RemoveCheckpoint(String id) implements Change {}

    /** Adds a volume. Its id and name must be free over volumes. */
    record AddVolume(Volume volume) implements Change {}

    /** Replaces a known volume; its name stays. */
    record PutVolume(Volume volume) implements Change {}

    /** Removes a known volume that no container uses. */
    record RemoveVolume(String id) implements Change {}

    /** Adds an exec session of a known container. Its id must be free over exec sessions. */
    record AddExec(ExecSession session) implements Change {}

    /** Replaces a known exec session; its container stays. */
    record PutExec(ExecSession session) implements Change {}

    /** Removes a known exec session. Those of a container go with it as well. */
    record RemoveExec(String id) implements Change {}

    /** Keeps how a container ended that is removed, in the place of what was kept of the same container. */
    record KeepExit(PastExit exit) implements Change {}

    /** Forgets how containers ended that were removed before this time. */
    record ForgetExits(Instant before) implements Change {}

    /** Adds an event to the journal. The commit gives it its revision, and numbers the types Integer, Long or Double. */
    record Append(Event event) implements Change {}
}
