package dev.slipway.runtime.image;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image to fetch.
 *
 * @param reference a name for {@link Transport#DOCKER}; a path, with {@code :name} after it or not, for the others
 * @param transport how it lies there
 * @param username for the registry; null to use what root is logged in with
 * @param password for the registry; null with no username
 * @param verified whether the registry has to prove who it is; null for what is configured
 * @param policy when it is fetched
 */
@RecordBuilder
public record PullRequest(
        String reference,
        Transport transport,
        @Nullable String username,
        @Nullable String password,
        @Nullable Boolean verified,
        PullPolicy policy) {
    /** When an image is fetched. */
    public enum PullPolicy {
        /** In any case. */
        ALWAYS,
        /** If it is not in the store. */
        MISSING,
        /** If the registry's is another than that in the store, or there is none there. */
        NEWER,
        /** Not at all: it has to be in the store. */
        NEVER
    }

    /** An image of a registry, fetched in any case. */
    public static PullRequest of(String reference) {
        return new PullRequest(reference, Transport.DOCKER, null, null, null, PullPolicy.ALWAYS);
    }

    /** An editable copy. */
    public PullRequestBuilder edit() {
        return PullRequestBuilder.builder(this);
    }

    /** The full name that an image of a folder brings: what comes after the path of an OCI layout; null for none. */
    @Nullable
    String localName() {
        String name = transport == Transport.OCI ? reference.substring(reference.indexOf(':') + 1) : "";
        return reference.indexOf(':') > 0 && Reference.isOne(name)
                ? Reference.parse(name).in(Reference.LOCAL).complete().toString()
                : null;
    }

    /** Without what must not be seen. */
    @Override
    public String toString() {
        return Map.of("reference", reference, "transport", transport.word(), "policy", policy.name())
                .toString();
    }
}
