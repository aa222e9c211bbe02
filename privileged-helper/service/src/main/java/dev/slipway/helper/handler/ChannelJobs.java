package dev.slipway.helper.handler;

import dev.slipway.helper.channel.Channels;
import dev.slipway.helper.channel.Offer;
import dev.slipway.helper.channel.RawStream;
import dev.slipway.helper.job.Job;
import dev.slipway.helper.job.Jobs;
import dev.slipway.helper.job.Work;
import dev.slipway.helper.rpc.Reply;
import dev.slipway.helper.rpc.Session;
import dev.slipway.protocol.call.Call;
import dev.slipway.protocol.call.Common;

/** Jobs that move the bytes of a channel. */
final class ChannelJobs {
    private final Jobs jobs;
    private final Channels channels;

    ChannelJobs(Jobs jobs, Channels channels) {
        this.jobs = jobs;
        this.channels = channels;
    }

    /** What moves the bytes of a channel. */
    interface Transfer {
        /** Called once the client has opened the channel; returns the job's result. */
        Object move(RawStream stream, Job job);
    }

    /** Begins a job, and offers it a channel; a job that is cancelled finds that closed. */
    Reply<Common.Channel> begin(Session session, Call<?, ?> call, String title, Transfer transfer) {
        Offer offer = channels.offer(session.peer());
        try {
            Work work = running -> move(offer, running, transfer);
            Job job = jobs.start(session.peer(), call.method(), title, work);
            return Reply.of(new Common.Channel(offer.token(), job.id()));
        } catch (RuntimeException e) {
            channels.forget(offer);
            throw e;
        }
    }

    private Object move(Offer offer, Job job, Transfer transfer) {
        job.onCancel(offer::withdraw);
        job.at("waiting for the channel", -1);
        try (RawStream stream = offer.await()) {
            return transfer.move(stream, job);
        } finally {
            channels.forget(offer);
        }
    }
}
