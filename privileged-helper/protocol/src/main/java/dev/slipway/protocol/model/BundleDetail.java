package dev.slipway.protocol.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Everything known of a bundle.
 *
 * @param spec its config.json
 * @param containers ids of the containers made from it
 */
public record BundleDetail(BundleSummary bundle, JsonNode spec, List<String> containers) {}
