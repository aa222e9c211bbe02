package dev.slipway.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A test that is run for each of what its class's {@code steps()} returns, several of them at a time: each has a folder, a
 * helper and a network of its own, and spends most of its time with the start of a helper that is to die.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@MethodSource("steps")
@Execution(ExecutionMode.CONCURRENT)
@interface AtEachStep {}
