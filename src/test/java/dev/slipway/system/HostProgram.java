package dev.slipway.system;

import java.nio.file.Path;

/** Programs of this machine, copied with what they load into a root filesystem that has busybox alone. */
final class HostProgram {
    /** Copies a file, and every library that it loads. */
    private static final String COPY = """
            copy() {
                mkdir -p "$root${1%/*}"
                cp -L "$1" "$root$1"
                ldd "$1" 2>/dev/null | grep -o '/[^ ]*' | while read -r library; do
                    mkdir -p "$root${library%/*}"
                    [ -e "$root$library" ] || cp -L "$library" "$root$library"
                done
            }
            """;

    private static final String PERL = """
            copy /usr/bin/perl
            perl -e 'use strict; use threads; use threads::shared; use attributes; use Socket; use Fcntl;
                print map { "$_\\n" } values %INC, @DynaLoader::dl_shared_objects' |
            while read -r file; do [ ! -f "$file" ] || copy "$file"; done
            """;

    private static final String POSTGRES = """
            for program in postgres initdb psql; do copy "$(ls -d /usr/lib/postgresql/*/bin/$program | tail -n 1)"; done
            version=$(basename "$(ls -d /usr/lib/postgresql/* | tail -n 1)")
            mkdir -p "$root/usr/lib/postgresql/$version/lib" "$root/usr/share/postgresql"
            cp -L /usr/lib/postgresql/$version/lib/*.so "$root/usr/lib/postgresql/$version/lib"
            rm -f "$root/usr/lib/postgresql/$version/lib/llvmjit.so"
            cp -a /usr/share/postgresql/$version "$root/usr/share/postgresql"
            mkdir -p "$root/usr/share/zoneinfo"
            cp -L /usr/share/zoneinfo/UTC "$root/usr/share/zoneinfo"
            ln -s "lib/postgresql/$version/bin" "$root/usr/postgresql"
            """;

    private HostProgram() {}

    /** Perl, with the modules that programs of tests use. */
    static void perl(Path rootfs) {
        run(rootfs, PERL);
    }

    /** PostgreSQL's server and client, which are then in {@code /usr/postgresql}. */
    static void postgres(Path rootfs) {
        run(rootfs, POSTGRES);
    }

    private static void run(Path rootfs, String steps) {
        Programs.run("/bin/sh", "-ec", "root=" + rootfs + "\n" + COPY + steps);
    }
}
