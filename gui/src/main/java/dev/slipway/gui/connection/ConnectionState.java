package dev.slipway.gui.connection;

/** Whether the helper can be talked to. */
public enum ConnectionState {
    /** The first attempt is under way. */
    CONNECTING,
    /** It answers. */
    CONNECTED,
    /** It doesn't; attempts go on by themselves. */
    LOST
}
