package dev.slipway.protocol.frame;

/** Characters and lines. */
public record TerminalSize(int width, int height) {}
