/** Control groups: where they are, what they count, what they limit. */
@NullMarked
package dev.slipway.runtime.cgroup;

import org.jspecify.annotations.NullMarked;
