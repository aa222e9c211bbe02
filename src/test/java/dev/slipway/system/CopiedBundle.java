package dev.slipway.system;

import dev.slipway.runtime.event.Progress;
import dev.slipway.runtime.state.Bundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bundle of a test's root filesystem that the engine keeps as its own copy. */
final class CopiedBundle {
    private CopiedBundle() {}

    /** Imports it under the name cargo. */
    static Bundle of(EngineTest test) throws IOException {
        Path folder = test.rootfs().getParent();
        Programs.run("runc", "spec", "--bundle", folder.toString());
        Path tar = test.file("bundle.tar");
        Programs.run("tar", "-C", folder.toString(), "-cf", tar.toString(), "config.json", "rootfs");
        return test.engine
                .bundles()
                .importTar("cargo", new ByteArrayInputStream(Files.readAllBytes(tar)), Progress.NONE)
                .bundle();
    }
}
