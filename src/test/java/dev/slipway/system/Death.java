package dev.slipway.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.byteman.agent.Main;

/**
 * The death of a helper at one step of its code: Byteman, an agent in its virtual machine, halts it there, as sudden as
 * a kill(2), once the death is due. What ships knows nothing of it.
 */
final class Death {
    /** As a shell says of what SIGKILL ended. */
    static final int EXIT_CODE = 137;

    private final Path script;
    private final Path due;

    private Death(Path script, Path due) {
        this.script = script;
        this.due = due;
    }

    /** Prepares the death of the helpers of a folder. */
    static Death at(TestFolder folder, Step<?> step) {
        var death = new Death(folder.resolve("death.btm"), folder.resolve("death-is-due"));
        try {
            Files.writeString(death.script, death.rule(step));
            return death;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String rule(Step<?> step) {
        return """
                RULE death
                CLASS dev.slipway.%s
                METHOD %s
                AT %s
                BIND due : java.io.File = new java.io.File("%s")
                IF due.exists() && incrementCounter("passages") == %d
                DO java.lang.Runtime.getRuntime().halt(%d)
                ENDRULE
                """.formatted(step.type(), step.method(), step.place(), due, step.time(), EXIT_CODE);
    }

    /** What the helper that is to die must be started with. */
    Map<String, String> environment() {
        var agent = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        return Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + agent + "=script:" + script);
    }

    /** From now on the helper dies at the step. */
    void isDue() {
        try {
            Files.createFile(due);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
