package dev.slipway.runtime.state;

import dev.slipway.runtime.event.Event;

/** One step of a commit. A commit's changes are all saved or none is. */
public sealed interface Change {
    /** Adds a container. Its id and name must be free over containers and pods, its pod, bundle and dependencies known. */
    record AddContainer(ContainerRecord container) implements Change {}

    /** Replaces a known container, name and labels included; id, pod, bundle and dependencies stay. */
    record PutContainer(ContainerRecord container) implements Change {}

    /** Removes a known container on which no other depends. */
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

    /** Adds an event to the journal. The commit gives it its revision, and numbers the types Integer, Long or Double. */
    record Append(Event event) implements Change {}
}
