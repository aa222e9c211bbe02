package dev.slipway.runtime.event;

/** Where long work tells how far it is, and learns that it should stop. Called by the working thread. */
public interface Progress {
    /** What is being done now, a word or two; {@code fraction} of the whole is 0 to 1, or negative where unknown. */
    void at(String phase, double fraction);

    /**
     * Returns while the work should go on.
     *
     * @throws dev.slipway.runtime.error.EngineException CANCELLED once it should stop and undo what it did
     */
    void check();

    /** Progress that nobody watches, of work that nobody cancels. */
    Progress NONE = new Progress() {
        @Override
        public void at(String phase, double fraction) {}

        @Override
        public void check() {}
    };
}
