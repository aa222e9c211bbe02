/** Bulk bytes over connections of their own, by one-time tokens. */
@NullMarked
package dev.slipway.helper.channel;

import org.jspecify.annotations.NullMarked;
