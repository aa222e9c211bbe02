package dev.slipway.helper.job;

/** What a job does; on its own thread. Its errors are EngineException. */
@FunctionalInterface
public interface Work {
    /** Does it, asking {@link Job#check} now and then, and returns a value of the contract. */
    Object run(Job job);
}
