/** Volumes: files that outlive the containers which use them. */
@NullMarked
package dev.slipway.runtime.volume;

import org.jspecify.annotations.NullMarked;
