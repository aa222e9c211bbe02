# A process with something of everything that a checkpoint can hold. When it is all there it prints where its memory is.
use strict;
use threads;
use POSIX ();
use Socket;
use Fcntl;

$| = 1;

# numbers of system calls of x86-64
my %call = (
    read => 0, mmap => 9, shmat => 30, setitimer => 38, ftruncate => 77, prctl => 157, timer_create => 222,
    timer_settime => 223, epoll_ctl => 233, inotify_add_watch => 254, timerfd_create => 283, timerfd_settime => 286,
    signalfd4 => 289, eventfd2 => 290, epoll_create1 => 291, inotify_init1 => 294, memfd_create => 319,
);

sub sys {
    my ($name, @arguments) = @_;
    my $result = syscall($call{$name}, @arguments);
    die "$name: $!" if $result == -1;
    return $result;
}

sub name { my $name = "$_[0]\0"; sys('prctl', 15, $name, 0, 0, 0) }

# Writes into memory as the kernel does for read(2).
sub fill {
    my ($address, $text) = @_;
    pipe(my $out, my $in) or die;
    syswrite $in, $text;
    sys('read', fileno $out, $address, length $text);
}

umask 027;
chdir '/tmp';
$SIG{USR1} = sub { };
$SIG{HUP} = 'IGNORE';

sysopen(my $gone, '/tmp/gone', O_RDWR | O_CREAT, 0600) or die;
syswrite $gone, 'what is gone is kept';
unlink '/tmp/gone';
sysopen(my $log, '/tmp/log', O_WRONLY | O_CREAT | O_APPEND, 0640) or die;
syswrite $log, "a line\n";
POSIX::mkfifo('/tmp/fifo', 0600);
sysopen(my $fifo, '/tmp/fifo', O_RDWR) or die;
pipe(my $out, my $in) or die;
syswrite $in, 'in the pipe';

socketpair(my $one, my $other, AF_UNIX, SOCK_STREAM, 0) or die;
syswrite $one, 'unread';
socket(my $listening, AF_UNIX, SOCK_STREAM, 0) or die;
bind($listening, sockaddr_un('/tmp/listening')) or die;
listen($listening, 7);
socket(my $abstract, AF_UNIX, SOCK_DGRAM, 0) or die;
bind($abstract, sockaddr_un("\0abstract")) or die;

socket(my $server, AF_INET, SOCK_STREAM, 0) or die;
bind($server, sockaddr_in(7070, INADDR_LOOPBACK)) or die;
listen($server, 5);
socket(my $client, AF_INET, SOCK_STREAM, 0) or die;
connect($client, sockaddr_in(7070, INADDR_LOOPBACK)) or die;
accept(my $served, $server) or die;
syswrite $client, 'came over TCP';

my $counter = sys('eventfd2', 42, 0);
my $epoll = sys('epoll_create1', 0);
my $event = pack('LQ', 1, 99);
sys('epoll_ctl', $epoll, 1, $counter, $event);
my $timer = sys('timerfd_create', 1, 0);
my $in_1000 = pack('q4', 5, 0, 1000, 0);
sys('timerfd_settime', $timer, 0, $in_1000, 0);
my $notify = sys('inotify_init1', 0);
my $watched = "/tmp\0";
sys('inotify_add_watch', $notify, $watched, 0x100);
my $mask = pack('Q', 1 << 9);
sys('signalfd4', -1, $mask, 8, 0);

my ($both, $shared, $private) = (3, 1, 2);
my $anonymous = 0x20;
my $memory_name = "hold\0";
my $memfd = sys('memfd_create', $memory_name, 0);
sys('ftruncate', $memfd, 8192);
my %at = (
    all => sys('mmap', 0, 8192, $both, $shared | $anonymous, -1, 0),
    memfd => sys('mmap', 0, 8192, $both, $shared, $memfd, 0),
    own => sys('mmap', 0, 1 << 20, $both, $private | $anonymous, -1, 0),
);
fill($at{all} + 4090, 'shared by all');
fill($at{memfd} + 10, 'in the memfd');
fill($at{own} + 8187, 'across the border');
sysopen(my $segment, '/dev/shm/segment', O_RDWR | O_CREAT, 0600) or die;
truncate $segment, 4096;
$at{segment} = sys('mmap', 0, 4096, $both, $shared, fileno $segment, 0);
fill($at{segment}, 'in shared memory');
$at{systemv} = sys('shmat', shmget(0x51, 4096, 0600 | 01000), 0, 0);
fill($at{systemv} + 5, 'of System V');

my $in_3000 = pack('q4', 7, 0, 3000, 0);
sys('setitimer', 0, $in_3000, 0);
my $with_signal = pack('QiiQ', 5, 12, 0, 0) . ("\0" x 40);
my $id = pack('i', 0);
sys('timer_create', 1, $with_signal, $id);
my $in_2000 = pack('q4', 9, 0, 2000, 0);
sys('timer_settime', unpack('i', $id), 0, $in_2000, 0);

POSIX::sigprocmask(POSIX::SIG_BLOCK(), POSIX::SigSet->new(POSIX::SIGUSR2(), POSIX::SIGTERM()));
kill 'USR2', $$;

# each says when it is as it is to be seen
pipe(my $ready, my $say) or die;
for my $number (1 .. 2) {
    threads->create(sub { name("worker-$number"); syswrite $say, 'x'; sleep 1000 while 1 });
}
if (!fork) {
    $0 = 'child of the world';
    name('child');
    syswrite $say, 'x';
    sleep 1000 while 1;
}
POSIX::_exit(3) if !fork;
sysread($ready, my $said, 1) for 1 .. 3;
name('world');
print join(' ', 'ready', map { "$_=$at{$_}" } sort keys %at), "\n";
sleep 1000 while 1;
