package dev.slipway.runtime.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.runtime.error.EngineException;
import dev.slipway.runtime.error.ErrorKind;
import dev.slipway.runtime.error.Finding;
import dev.slipway.runtime.error.Finding.Severity;
import dev.slipway.runtime.oci.Spec;
import dev.slipway.runtime.oci.SpecCheck;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was found on looking at a bundle: its findings and, if they allow it, its configuration and root filesystem. */
final class BundleCheck {
    private static final long LONGEST_CONFIG = 4 << 20;

    private final List<Finding> findings = new ArrayList<>();
    private @Nullable ObjectNode spec;
    private @Nullable Path rootfs;

    private BundleCheck() {}

    static List<Finding> ofConfig(String text) {
        BundleCheck check = new BundleCheck();
        check.config(text);
        return check.findings();
    }

    /** A bundle somewhere on the host; its root filesystem may be anywhere. */
    static BundleCheck ofFolder(Path folder) {
        BundleCheck check = new BundleCheck();
        if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
            check.error("folder-missing", folder, "There is no folder " + folder + ".", "Name the bundle's folder.");
            return check;
        }
        check.read(folder, false);
        return check;
    }

    /** A copy made by import; its root filesystem must be within it. */
    static BundleCheck ofCopy(Path folder) {
        BundleCheck check = new BundleCheck();
        check.read(folder, true);
        return check;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The root filesystem of a usable bundle. */
    Path rootfs() {
        return Objects.requireNonNull(rootfs);
    }

    /** The configuration, if no finding is an ERROR; else INVALID_ARGUMENT with the first as its reason. */
    ObjectNode requireUsable() {
        List<Finding> errors =
                findings.stream().filter(f -> f.severity() == Severity.ERROR).toList();
        if (!errors.isEmpty()) {
            Finding first = errors.get(0);
            EngineException error = EngineException.of(
                            ErrorKind.INVALID_ARGUMENT,
                            "could not import the bundle: " + uncapitalized(first.message()))
                    .detail("code", first.code())
                    .detail("findings", errors.stream().map(BundleCheck::detail).toList());
            throw first.remedy() == null ? error : error.hint(first.remedy());
        }
        return Objects.requireNonNull(spec);
    }

    private static Map<String, Object> detail(Finding finding) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("severity", finding.severity().name().toLowerCase(java.util.Locale.ROOT));
        detail.put("code", finding.code());
        detail.put("message", finding.message());
        if (finding.pointer() != null) {
            detail.put("pointer", finding.pointer());
        }
        if (finding.remedy() != null) {
            detail.put("remedy", finding.remedy());
        }
        return detail;
    }

    private static String uncapitalized(String sentence) {
        String body = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return Character.toLowerCase(body.charAt(0)) + body.substring(1);
    }

    private void read(Path folder, boolean copied) {
        Path config = folder.resolve("config.json");
        if (!Files.isRegularFile(config, LinkOption.NOFOLLOW_LINKS)) {
            error(
                    "config-missing",
                    config,
                    "There is no file config.json in the bundle.",
                    "A bundle is a folder with config.json and the root filesystem in it.");
            return;
        }
        try {
            if (Files.size(config) > LONGEST_CONFIG) {
                error("config-too-big", config, "The file config.json is bigger than 4 MiB.", "Check the file.");
                return;
            }
            config(Files.readString(config));
        } catch (CharacterCodingException e) {
            error("config-invalid", config, "The file config.json is not in UTF-8.", "Save it as UTF-8.");
        } catch (IOException e) {
            error("config-unreadable", config, "The file config.json cannot be read: " + e.getMessage() + ".", null);
        }
        ObjectNode parsed = spec;
        if (parsed != null) {
            new Spec(parsed).rootPath().ifPresent(path -> root(folder, path, copied));
            if (rootfs != null) {
                ProgramCheck.of(new Spec(parsed), rootfs).ifPresent(findings::add);
            }
        }
    }

    private void config(String text) {
        try {
            ObjectNode parsed = Spec.parse(text);
            findings.addAll(SpecCheck.of(parsed));
            spec = parsed;
        } catch (EngineException e) {
            findings.add(new Finding(Severity.ERROR, "config-invalid", null, sentence(e.message()), e.hint()));
        }
    }

    private static String sentence(String message) {
        String reason = message.replaceFirst("^could not read config.json: it is", "The file config.json is");
        return reason + ".";
    }

    private void root(Path folder, String path, boolean copied) {
        Path root;
        try {
            root = folder.resolve(path).normalize();
        } catch (InvalidPathException e) {
            error("rootfs-invalid", folder, "The root filesystem's path is no path.", "Correct root.path.");
            return;
        }
        if (copied && (!root.startsWith(folder) || root.equals(folder))) {
            error(
                    "rootfs-outside",
                    Path.of(path),
                    "The root filesystem " + path + " is outside the bundle.",
                    "Set root.path to a folder in the bundle, or use the bundle in place.");
        } else if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS) || throughLink(folder, root, copied)) {
            error(
                    "rootfs-missing",
                    Path.of(path),
                    "The root filesystem " + path + " is not in the bundle.",
                    "Put the root filesystem there, or correct root.path in config.json.");
        } else {
            rootfs = root;
        }
    }

    private static boolean throughLink(Path folder, Path root, boolean copied) {
        try {
            return copied && !root.toRealPath().equals(folder.toRealPath().resolve(folder.relativize(root)));
        } catch (IOException e) {
            return true;
        }
    }

    private void error(String code, Path about, String message, @Nullable String remedy) {
        findings.add(new Finding(Severity.ERROR, code, about.toString(), message, remedy));
    }
}
