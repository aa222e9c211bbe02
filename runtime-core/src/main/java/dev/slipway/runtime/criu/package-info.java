/** What CRIU writes: folders of images and logs, read as far as it is asked for. Knows nothing of containers. */
@NullMarked
package dev.slipway.runtime.criu;

import org.jspecify.annotations.NullMarked;
