/** The helper's configuration file. */
@NullMarked
package dev.slipway.helper.config;

import org.jspecify.annotations.NullMarked;
