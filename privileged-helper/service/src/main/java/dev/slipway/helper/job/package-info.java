/** Long work that can be watched, waited for and cancelled. */
@NullMarked
package dev.slipway.helper.job;

import org.jspecify.annotations.NullMarked;
