package dev.slipway.state;

import dev.slipway.runtime.state.Commit;

/** A commit that was checked, and the index that is right once it is saved. */
record Drafted(Index index, Commit commit) {}
