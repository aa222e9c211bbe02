/** The OCI runtime, its monitor, and the runtime specification. */
@NullMarked
package dev.slipway.runtime.oci;

import org.jspecify.annotations.NullMarked;
