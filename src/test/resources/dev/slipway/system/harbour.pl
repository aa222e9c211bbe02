# Counts, and counts only on while all that it holds is there: two threads, a child behind a pipe and a Unix socket, an open
# file that was deleted, memory that is shared with the child, and its own.
use strict;
use threads;
use threads::shared;
use Socket;
use Fcntl;

$| = 1;
pipe(my $down, my $into) or die;
socketpair(my $mine, my $its, AF_UNIX, SOCK_STREAM, 0) or die;
sysopen(my $gone, '/tmp/gone', O_RDWR | O_CREAT, 0600) or die;
unlink '/tmp/gone';
my $memory = shmget(0, 64, 0600);
my $child = fork;
if (!$child) {
    while (sysread($down, my $number, 4)) {
        shmwrite($memory, $number, 8, 4) or die;
        syswrite $its, $number;
    }
    exit;
}

my @beats :shared = (0, 0);
for my $number (0, 1) {
    threads->create(sub { while (1) { $beats[$number]++; select(undef, undef, undef, 0.002) } })->detach;
}
my @seen = (0, 0);
my %squares;
for (my $tick = 1;; $tick++) {
    for my $number (0, 1) {
        select(undef, undef, undef, 0.005) while $beats[$number] == $seen[$number];
        $seen[$number] = $beats[$number];
    }
    my $bytes = pack('N', $tick);
    syswrite $into, $bytes;
    sysread($mine, my $answer, 4);
    shmread($memory, my $shared, 8, 4) or die;
    sysseek $gone, 4 * $tick, 0;
    syswrite $gone, $bytes;
    sysseek $gone, 4, 0;
    sysread($gone, my $all, 4 * $tick);
    $squares{$tick} = $tick * $tick;
    my $whole = $answer eq $bytes && $shared eq $bytes && (stat $gone)[3] == 0
        && $all eq pack('N*', 1 .. $tick) && $squares{1} == 1 && keys %squares == $tick;
    print $whole ? "tick $tick\n" : "broken at $tick\n";
    select(undef, undef, undef, 0.03);
}
