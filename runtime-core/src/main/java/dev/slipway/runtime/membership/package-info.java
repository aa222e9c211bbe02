/** Networks as objects: made and removed, joined and left, with their members. */
@NullMarked
package dev.slipway.runtime.membership;

import org.jspecify.annotations.NullMarked;
