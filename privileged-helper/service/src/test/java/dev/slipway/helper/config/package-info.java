/** Configurations, right and wrong. */
@NullMarked
package dev.slipway.helper.config;

import org.jspecify.annotations.NullMarked;
