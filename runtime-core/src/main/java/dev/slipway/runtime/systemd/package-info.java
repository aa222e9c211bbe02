/** The service manager of the machine, over D-Bus. */
@NullMarked
package dev.slipway.runtime.systemd;

import org.jspecify.annotations.NullMarked;
