/** Images, in the store that podman, buildah and skopeo share. */
@NullMarked
package dev.slipway.runtime.image;

import org.jspecify.annotations.NullMarked;
