package dev.slipway.runtime.container;

/** Whether the machine was started anew since the engine last ran. */
public enum Reboot {
    /** What ran then may run still. */
    NO,
    /** Nothing that ran then runs any more. */
    YES,
    /** The engine never ran here, or the file that would tell is lost: what runs then says that there was none. */
    UNKNOWN
}
