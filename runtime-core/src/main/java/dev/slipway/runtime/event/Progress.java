package dev.slipway.runtime.event;

import java.util.List;

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

    /** How far each part of the work is, where it has parts; always all of them, in the same order. */
    default void parts(List<Part> parts) {}

    /**
     * A part of long work, such as a layer that is fetched.
     *
     * @param name what it is
     * @param state {@code waiting}, {@code running}, {@code done}, or {@code present} if it need not be done
     * @param done bytes
     * @param total bytes; -1 if unknown
     */
    record Part(String name, String state, long done, long total) {}

    /** Progress that nobody watches, of work that nobody cancels. */
    Progress NONE = new Progress() {
        @Override
        public void at(String phase, double fraction) {}

        @Override
        public void check() {}
    };
}
