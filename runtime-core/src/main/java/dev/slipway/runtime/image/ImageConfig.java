package dev.slipway.runtime.image;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an image says about the containers made from it, and how it was built: its configuration as OCI's image
 * specification and Docker's have it, all as the image's author wrote it.
 *
 * @param entrypoint first words of the command; empty for none
 * @param command further words of it; empty for none
 * @param env {@code NAME=value} each
 * @param user {@code user[:group]}, names or numbers; empty for root
 * @param workingDir absolute path; empty for none
 * @param labels the author's
 * @param stopSignal name or number; null for none
 * @param volumes paths in the container whose content is to outlive it
 * @param exposedPorts {@code port[/protocol]} each
 * @param healthcheck how its containers are looked at; null for none
 * @param architecture of its programs, Go's word; empty if it says none
 * @param os Go's word; empty if it says none
 * @param author empty if it says none
 * @param history steps of its making, first to last
 */
@RecordBuilder
public record ImageConfig(
        List<String> entrypoint,
        List<String> command,
        List<String> env,
        String user,
        String workingDir,
        Map<String, String> labels,
        @Nullable String stopSignal,
        List<String> volumes,
        List<String> exposedPorts,
        @Nullable ImageHealthcheck healthcheck,
        String architecture,
        String os,
        String author,
        List<ImageStep> history) {
    /** That of an image which says nothing. */
    public static final ImageConfig EMPTY = new ImageConfig(
            List.of(), List.of(), List.of(), "", "", Map.of(), null, List.of(), List.of(), null, "", "", "", List.of());

    public ImageConfig {
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        env = List.copyOf(env);
        labels = Map.copyOf(labels);
        volumes = List.copyOf(volumes);
        exposedPorts = List.copyOf(exposedPorts);
        history = List.copyOf(history);
    }

    /** An editable copy. */
    public ImageConfigBuilder edit() {
        return ImageConfigBuilder.builder(this);
    }
}
