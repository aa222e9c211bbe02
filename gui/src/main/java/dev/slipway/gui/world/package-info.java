/** The mirror of what the helper tells of its containers, pods, bundles, checkpoints, networks, images and volumes. */
@NullMarked
package dev.slipway.gui.world;

import org.jspecify.annotations.NullMarked;
