package dev.slipway.runtime.error;

/**
 * The stable code of an engine error. The names are those of the wire contract; a test of the service module holds the
 * two lists equal.
 */
public enum ErrorKind {
    NO_SUCH_CONTAINER,
    NO_SUCH_POD,
    NO_SUCH_IMAGE,
    NO_SUCH_VOLUME,
    NO_SUCH_NETWORK,
    NO_SUCH_CHECKPOINT,
    NO_SUCH_BUNDLE,
    NO_SUCH_EXEC,
    NO_SUCH_JOB,
    CONTAINER_EXISTS,
    POD_EXISTS,
    VOLUME_EXISTS,
    NETWORK_EXISTS,
    BUNDLE_EXISTS,
    CHECKPOINT_EXISTS,
    NAME_IN_USE,
    AMBIGUOUS_ID,
    STATE_INVALID,
    INVALID_ARGUMENT,
    IN_USE,
    DEPENDENTS_EXIST,
    RUNTIME_STOPPED,
    REMOVED,
    NOT_PERMITTED,
    POLICY_VIOLATION,
    TIMEOUT,
    CANCELLED,
    OCI_RUNTIME,
    MONITOR,
    NETWORK,
    STORAGE,
    CHECKPOINT,
    CGROUP,
    UNSUPPORTED,
    EXHAUSTED,
    INTERNAL
}
