/** Bundles and root filesystems on disk. */
@NullMarked
package dev.slipway.runtime.storage;

import org.jspecify.annotations.NullMarked;
