# The build on a disk for an emulated machine, and tests there. Sourced, not run. In the machine everything lies below /build
# where it lies here.

# build_disk FILE: launchers, classes, and what is on their class paths.
build_disk() {
    local folder file jar
    [ -r "$here/target/test.classpath" ] || fail "Slipway isn't built" "Build it: cd $project && mvn -DskipTests package"
    folder=$(mktemp -d "${TMPDIR:-/tmp}/slipway-machine-build.XXXXXX")
    mkdir -p "$folder$here/target"
    cp -a "$here"/lib "$here"/demonstration* "$here"/slipwayd "$folder$here/"
    cp -a "$here"/target/{classes,test-classes} "$folder$here/target/"
    for file in test helper; do
        sed 's,\(^\|:\)/,\1/build/,g' "$here/target/$file.classpath" >"$folder$here/target/$file.classpath"
        while read -r jar; do
            [ -e "$folder$jar" ] || { mkdir -p "$folder$(dirname "$jar")" && cp -a "$jar" "$folder$jar"; }
        done < <(tr ':' '\n' <"$here/target/$file.classpath")
    done
    mke2fs -q -t ext4 -O ^has_journal -d "$folder" "$1" "$(($(du -sm "$folder" | cut -f 1) * 5 / 4 + 128))M" >/dev/null 2>&1 ||
        fail "the build does not go onto a disk of its own" "Is there room in $(dirname "$1")?"
    rm -rf "$folder"
}

# machine_java: how Java is started in a machine that has the build. What was verified on the host isn't again: a third of the
# time in which a class is loaded.
machine_java() {
    printf '%s' "cd /build$here && export PATH=\$PATH:/usr/local/sbin:/usr/sbin:/sbin LC_ALL=C.UTF-8 && " \
        "java -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xmx512m -Djava.awt.headless=true " \
        "-XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote " \
        "-cp target/test-classes:target/classes:\$(<target/test.classpath)"
}

# test_in_machine [CLASS...]: runs them there, and brings their results out.
test_in_machine() {
    local results=${SLIPWAY_RESULTS:-$here/target/machine} outcome=0
    machine_wait=$machine_silence ask_machine "$(machine_java) -Dslipway.conformance.folder=/root/results -Dslipway.conformance.build='${SLIPWAY_BUILD:-}' \
        dev.slipway.conformance.MachineTests target/test-classes $*" || outcome=$?
    [ "$outcome" != 255 ] || fail "the machine ended, or told nothing for $machine_silence seconds" "What its kernel said: $(tail -n 3 "$machine/console")"
    mkdir -p "$results"
    ask_machine "mkdir -p /root/results && tar -C /root/results -cz . | base64" | base64 -d | tar -C "$results" -xz
    return "$outcome"
}
