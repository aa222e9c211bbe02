-- What a helper of the first schema wrote: its documents have no restart policy, health check, init, guard or health.
insert into object values ('p1', 'shop', 'pod'), ('c1', 'shop-infra', 'container'), ('c2', 'web', 'container');

insert into pod values ('p1', timestamp with time zone '2026-03-01 10:00:00.123456789+00:00', json
'{"id":"p1","name":"shop","created":"2026-03-01T10:00:00.123456789Z","labels":{"a":"b"},"share":["net"],"hostname":"host","infraId":"c1","cgroupParent":"/slipway_parent","networks":["slipway"]}');

insert into bundle values ('b1', 'busybox', timestamp with time zone '2026-03-01 10:00:00+00:00', json
'{"id":"b1","name":"busybox","created":"2026-03-01T10:00:00Z","mode":"COPY","path":"/bundles/b1","rootfs":"/bundles/b1/rootfs","size":1099511627776,"spec":{"ociVersion":"1.0.2"}}');

insert into container (id, pod_id, bundle_id, created, document) values
('c1', 'p1', null, timestamp with time zone '2026-03-01 10:00:00+00:00', json
'{"id":"c1","name":"shop-infra","created":"2026-03-01T10:00:00Z","rootfs":"/infra","pod":"p1","infra":true,"labels":{},"spec":{"ociVersion":"1.0.2"},"namespaces":{},"dependsOn":[],"networks":["slipway"],"ports":[{"hostPort":8080,"containerPort":80,"protocol":"tcp"}],"cgroupParent":"/slipway_parent","stopSignal":15,"stopTimeout":"PT10S","terminal":false,"stdin":false,"autoRemove":false,"logMaxSize":-1}'),
('c2', 'p1', 'b1', timestamp with time zone '2026-03-01 10:00:01+00:00', json
'{"id":"c2","name":"web","created":"2026-03-01T10:00:01Z","bundleId":"b1","bundleName":"busybox","rootfs":"/bundles/b1/rootfs","pod":"p1","infra":false,"labels":{"tier":"front"},"spec":{"ociVersion":"1.0.2","process":{"args":["/bin/httpd"],"oomScoreAdj":-5}},"namespaces":{"net":"c1"},"dependsOn":[],"networks":[],"ports":[],"cgroupParent":"/slipway_parent","stopSignal":2,"stopTimeout":"PT1.5S","terminal":true,"stdin":false,"autoRemove":true,"logMaxSize":4096}');

insert into container_state values
('c1', 'running', json
'{"status":"RUNNING","pid":42,"pidStart":77000000001,"monitorPid":41,"monitorStart":77000000000,"exitCode":0,"startedAt":"2026-03-01T10:00:02Z","oomKilled":false,"stoppedByUser":false,"netns":"/run/slipway/netns/c1","networks":[{"network":"slipway","interfaceName":"eth0","mac":"02:00:00:00:00:01","addresses":["10.90.0.5/24"],"gateway":"10.90.0.1"}]}'),
('c2', 'exited', json
'{"status":"EXITED","pid":0,"pidStart":0,"monitorPid":0,"monitorStart":0,"exitCode":137,"startedAt":"2026-03-01T10:00:03Z","finishedAt":"2026-03-01T10:00:04Z","oomKilled":true,"stoppedByUser":true,"networks":[]}');

insert into dependency values ('c2', 'c1');

insert into checkpoint values ('k1', 'before', timestamp with time zone '2026-03-01 10:00:05+00:00', 'c2', json
'{"id":"k1","name":"before","created":"2026-03-01T10:00:05Z","containerId":"c2","containerName":"web","path":"/checkpoints/k1","size":12345678901,"options":{"leaveRunning":true,"tcpEstablished":false,"fileLocks":true,"externalUnixSockets":false,"shellJob":true},"note":"a note","host":{"kernel":"6.1"}}');

insert into event values
(0, 1, timestamp with time zone '2026-03-01 10:00:00+00:00', 'POD', 'create', 'p1', 'shop', json '{}'),
(1, 7, timestamp with time zone '2026-03-01 10:00:04+00:00', 'CONTAINER', 'died', 'c2', 'web', json '{"exitCode":137,"oomKilled":true}');

update revision set number = 7;

insert into pin values ('root', '/var/lib/slipway'), ('runroot', '/run/slipway'), ('runtime', 'runc');
