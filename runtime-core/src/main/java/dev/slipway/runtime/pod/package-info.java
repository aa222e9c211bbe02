/** Pods: containers that share namespaces held by an infra container. */
@NullMarked
package dev.slipway.runtime.pod;

import org.jspecify.annotations.NullMarked;
