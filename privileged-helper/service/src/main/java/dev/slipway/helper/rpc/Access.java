package dev.slipway.helper.rpc;

/** What a method does to the engine, and so where it runs and whether it is audited. */
public enum Access {
    /** Answered from memory, on the session's own thread. */
    READ,
    /** Reads that may take a while. */
    WORK,
    /** Changes something: in the audit log. */
    CHANGE
}
