/** What happened when a container or a pod ran out of memory, told with its last minute. */
@NullMarked
package dev.slipway.gui.oom;

import org.jspecify.annotations.NullMarked;
