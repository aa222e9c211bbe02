# An X display without a screen: Xvfb, and a window manager that gives the whole of it to a window. Sourced, not run.

display_processes=()

# start_display SIZE: starts them on a free display number and sets DISPLAY.
start_display() {
    local number waiting ready
    ready=$(mktemp -u "${TMPDIR:-/tmp}/slipway-display.XXXXXX")
    mkfifo "$ready"
    Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp 3>"$ready" >/dev/null 2>&1 &
    display_processes+=($!)
    read -r -t 20 number <"$ready" || { rm -f "$ready"; fail "Xvfb didn't start" "Try it by hand: Xvfb -displayfd 1"; }
    rm -f "$ready"
    export DISPLAY=:$number
    unset WAYLAND_DISPLAY XAUTHORITY
    openbox --config-file "$here/lib/openbox.xml" >/dev/null 2>&1 &
    display_processes+=($!)
    for waiting in $(seq 100); do
        if xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; then
            return 0
        fi
        sleep 0.1
    done
    fail "the window manager didn't start" "Try it by hand: DISPLAY=$DISPLAY openbox"
}

# end_display: ends what start_display started; does nothing when there is none.
end_display() {
    local index
    for ((index = ${#display_processes[@]} - 1; index >= 0; index--)); do
        kill "${display_processes[index]}" 2>/dev/null || true
        wait "${display_processes[index]}" 2>/dev/null || true
    done
    display_processes=()
}
