package dev.slipway.helper.handler;

import dev.slipway.helper.job.JobWatch;
import dev.slipway.helper.job.Jobs;
import dev.slipway.helper.rpc.Access;
import dev.slipway.helper.rpc.Methods;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;
import dev.slipway.protocol.call.SystemCalls;

/** {@code job.*}. */
final class JobHandlers {
    private final Jobs jobs;

    JobHandlers(Jobs jobs) {
        this.jobs = jobs;
    }

    void register(Methods methods) {
        methods.add(SystemCalls.JOB_LIST, Access.READ, (params, session) -> Reply.of(jobs.list()))
                .add(SystemCalls.JOB_WAIT, Access.READ, (params, session) -> Reply.later(jobs.outcome(params.job())))
                .add(SystemCalls.JOB_CANCEL, Access.CHANGE, this::cancel)
                .add(SystemCalls.JOB_WATCH, Access.READ, this::watch);
    }

    private Reply<Call.Done> cancel(SystemCalls.JobId params, Session session) {
        jobs.cancel(params.job());
        return Reply.of(Call.Done.DONE);
    }

    private Reply<Common.Subscription> watch(Call.None params, Session session) {
        JobWatch watch = new JobWatch(session, jobs);
        return Reply.<Common.Subscription>of(new Common.Subscription(watch.id()))
                .then(() -> session.add(watch));
    }
}
