/** Tests of the whole: the real helper over its socket, real containers, the real window. */
@NullMarked
package dev.slipway.system;

import org.jspecify.annotations.NullMarked;
