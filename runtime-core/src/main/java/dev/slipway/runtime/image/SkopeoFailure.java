package dev.slipway.runtime.image;

import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts skopeo's last words into one sentence with a kind and a hint. */
final class SkopeoFailure {
    private static final Pattern FATAL = Pattern.compile("level=fatal msg=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int SHOWN = 400;

    private static final List<Rule> RULES = List.of(
            new Rule(
                    ErrorKind.EXHAUSTED,
                    "no space left on device|disk quota exceeded",
                    "the disk is full",
                    "Make room, for example by removing images that nobody uses, then try again."),
            new Rule(
                    ErrorKind.POLICY_VIOLATION,
                    "rejected: |rejected by policy|source image rejected|signature",
                    "the signature policy does not allow it",
                    "See policy.json(5): the policy names who has to have signed it."),
            new Rule(
                    ErrorKind.NETWORK,
                    "server gave http response to https client",
                    "the registry speaks HTTP, not HTTPS",
                    "Switch the check of its certificate off if you trust the network between."),
            new Rule(
                    ErrorKind.NETWORK,
                    "x509|certificate|tls: ",
                    "the registry's certificate is not trusted",
                    "Install the certificate of its authority in /etc/containers/certs.d, or switch the check off."),
            new Rule(
                    ErrorKind.NETWORK,
                    "connection refused|no such host|i/o timeout|network is unreachable|no route to host"
                            + "|deadline exceeded|connection reset|server misbehaving|tls handshake timeout",
                    "the registry can't be reached",
                    "Check the registry's name and port, and this machine's network."),
            new Rule(
                    ErrorKind.NOT_PERMITTED,
                    "unauthorized|authentication required|invalid username/password|denied|forbidden"
                            + "|unable to retrieve auth token",
                    "the registry does not let this user have it",
                    "Give the credentials of a user who may read it, and check the image's name."),
            new Rule(
                    ErrorKind.INVALID_ARGUMENT,
                    "does not match provided manifest digest|digest did not match|does not match expected"
                            + "|digest mismatch|mismatched|error verifying",
                    "its content does not have the digest that it should have",
                    "It was damaged or forged on its way. Fetch it from elsewhere."),
            new Rule(
                    ErrorKind.UNSUPPORTED,
                    "no image found in (manifest list|image index)|choosing image instance|choosing an image from",
                    "there is none for this kind of machine",
                    "Ask for a tag or digest that has one for it."),
            new Rule(
                    ErrorKind.EXHAUSTED,
                    "toomanyrequests|too many requests|rate limit",
                    "the registry says that too much was asked of it",
                    "Try again later, or with credentials."),
            new Rule(
                    ErrorKind.NO_SUCH_IMAGE,
                    "manifest unknown|name unknown|repository name not known|name_unknown|manifest_unknown"
                            + "|no descriptor found for reference|not found in archive|no image with that"
                            + "|does not resolve to an image id",
                    "there is no such image",
                    "Check its name and tag."),
            new Rule(
                    ErrorKind.INVALID_ARGUMENT,
                    "breakout|path traversal|outside of|invalid symlink|breaks out",
                    "a layer has a path that leads out of it",
                    "Don't use this image: it tries to write outside its root."),
            new Rule(
                    ErrorKind.INVALID_ARGUMENT,
                    "unexpected eof|invalid tar header|not found in tar|archive/tar|gzip: |flate: |invalid header"
                            + "|unexpected end of json|invalid character|magic number|unmarshal|open /?.*index.json"
                            + "|oci-layout|no such file or directory|processing tar file",
                    "it is damaged or incomplete",
                    "Make or fetch it again."));

    private SkopeoFailure() {}

    /**
     * What went wrong.
     *
     * @param verb what was tried: "pull web:1"
     * @param errors what skopeo wrote to standard error
     */
    static EngineException of(String verb, String errors) {
        String said = lastWords(errors);
        String lower = said.toLowerCase(Locale.ROOT);
        for (Rule rule : RULES) {
            if (rule.pattern.matcher(lower).find()) {
                return EngineException.of(rule.kind, "could not " + verb + ": " + rule.reason)
                        .hint(rule.hint)
                        .detail("cause", said);
            }
        }
        return EngineException.of(ErrorKind.STORAGE, "could not " + verb + ": " + said)
                .detail("cause", said);
    }

    private static String lastWords(String errors) {
        Matcher matcher = FATAL.matcher(errors);
        String said = errors.strip();
        while (matcher.find()) {
            said = matcher.group(1).replaceAll("\\\\n", " ").replaceAll("\\\\(.)", "$1");
        }
        return said.length() > SHOWN ? said.substring(0, SHOWN) + "..." : said;
    }

    /** What is made of words that match. */
    private static final class Rule {
        private final ErrorKind kind;
        private final Pattern pattern;
        private final String reason;
        private final String hint;

        private Rule(ErrorKind kind, String pattern, String reason, String hint) {
            this.kind = kind;
            this.pattern = Pattern.compile(pattern);
            this.reason = reason;
            this.hint = hint;
        }
    }
}
